import { useId, type ComponentProps, type ReactNode } from 'react';
import { cx } from '../internals/class-names';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps extends Omit<ComponentProps<'progress'>, 'children' | 'value'> {
  /** What is under way. */
  label: ReactNode;
  /** How far it is, from 0 to `max`. Leave it out while nobody knows. */
  value?: number | undefined;
  /** The same in words: "3 of 8". */
  valueText?: string | undefined;
}

/** How far something is: the native element in our looks. `max` is 1 unless said otherwise. */
export function ProgressBar({
  label,
  value,
  valueText,
  id,
  className,
  ...progress
}: ProgressBarProps) {
  const made = useId();
  const barId = id ?? made;
  return (
    <div className={styles.field}>
      <div className={styles.line}>
        <label htmlFor={barId}>{label}</label>
        {valueText && <span className={styles.value}>{valueText}</span>}
      </div>
      <progress
        {...progress}
        {...(value === undefined ? {} : { value })}
        {...(valueText ? { 'aria-valuetext': valueText } : {})}
        id={barId}
        className={cx(styles.bar, className)}
      />
    </div>
  );
}
