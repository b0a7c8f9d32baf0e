import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import styles from './Spinner.module.css';

export interface SpinnerProps extends Omit<ComponentProps<'span'>, 'children'> {
  /** What is being waited for, announced once. Without it the spinner is decoration, as in a busy button. */
  label?: string | undefined;
}

/** A turning ring. Where the person asked for less motion it stands still and shows its label instead. */
export function Spinner({ label, className, ...span }: SpinnerProps) {
  return (
    <span
      {...(label ? { role: 'status' } : { 'aria-hidden': true })}
      {...span}
      className={cx(styles.spinner, className)}
    >
      <span className={styles.ring} />
      {label && <span className={styles.label}>{label}</span>}
    </span>
  );
}
