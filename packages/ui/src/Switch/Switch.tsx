import { useId, type ChangeEvent, type ComponentProps, type ReactNode } from 'react';
import { cx } from '../internals/class-names';
import styles from './Switch.module.css';

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** What is on or off. The whole line is the target. */
  label: ReactNode;
  /** A second, quieter line. */
  description?: ReactNode;
  /** Told the new state. */
  onCheckedChange?: ((checked: boolean) => void) | undefined;
}

/** Turns something on or off at once. What is only chosen for a form is a `Checkbox`. */
export function Switch({
  label,
  description,
  id,
  'aria-describedby': describedBy,
  className,
  onChange,
  onCheckedChange,
  ...input
}: SwitchProps) {
  const base = useId();
  const controlId = id ?? `${base}control`;
  const descriptionId = `${base}description`;

  function handleChange(event: ChangeEvent<HTMLInputElement>) {
    onChange?.(event);
    onCheckedChange?.(event.target.checked);
  }

  return (
    <div className={styles.field}>
      <label className={styles.line} htmlFor={controlId}>
        <span>{label}</span>
        <input
          {...input}
          type="checkbox"
          role="switch"
          id={controlId}
          className={cx(styles.switch, className)}
          aria-describedby={cx(Boolean(description) && descriptionId, describedBy)}
          onChange={handleChange}
        />
      </label>
      {description && (
        <p id={descriptionId} className={styles.description}>
          {description}
        </p>
      )}
    </div>
  );
}
