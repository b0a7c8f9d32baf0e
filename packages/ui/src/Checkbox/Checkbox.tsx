import { useId, type ChangeEvent, type ComponentProps, type ReactNode } from 'react';
import { FieldError } from '../FieldError';
import { cx } from '../internals/class-names';
import { useFormError } from '../internals/form-errors';
import styles from './Checkbox.module.css';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** What ticking it means. The whole line is the target. */
  label: ReactNode;
  /** A second, quieter line. */
  description?: ReactNode;
  /** What is wrong and what to do. Without it, what the surrounding `Form` says about `name`. */
  error?: ReactNode;
  /** Told the new state. */
  onCheckedChange?: ((checked: boolean) => void) | undefined;
}

/** A native checkbox in our looks: it submits with its form as any checkbox does. */
export function Checkbox({
  label,
  description,
  error,
  id,
  name,
  'aria-describedby': describedBy,
  className,
  onChange,
  onCheckedChange,
  ...input
}: CheckboxProps) {
  const base = useId();
  const formError = useFormError(name);
  const shownError = error ?? formError;
  const controlId = id ?? `${base}control`;
  const errorId = `${base}error`;
  const descriptionId = `${base}description`;

  function handleChange(event: ChangeEvent<HTMLInputElement>) {
    onChange?.(event);
    onCheckedChange?.(event.target.checked);
  }

  return (
    <div className={styles.field}>
      <label className={styles.line} htmlFor={controlId}>
        <input
          {...input}
          type="checkbox"
          id={controlId}
          name={name}
          className={cx(styles.box, className)}
          aria-describedby={cx(
            Boolean(shownError) && errorId,
            Boolean(description) && descriptionId,
            describedBy,
          )}
          aria-invalid={shownError ? true : undefined}
          onChange={handleChange}
        />
        <span>{label}</span>
      </label>
      {description && (
        <p id={descriptionId} className={styles.description}>
          {description}
        </p>
      )}
      {shownError && <FieldError id={errorId}>{shownError}</FieldError>}
    </div>
  );
}
