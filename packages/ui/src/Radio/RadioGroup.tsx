import { useId, type ComponentProps, type ReactNode } from 'react';
import { FieldError } from '../FieldError';
import { cx } from '../internals/class-names';
import { useFormError } from '../internals/form-errors';
import { useControlled } from '../internals/use-controlled';
import styles from './Radio.module.css';

export interface RadioOption {
  value: string;
  label: ReactNode;
  /** A second, quieter line. */
  description?: ReactNode;
  disabled?: boolean | undefined;
}

export interface RadioGroupProps extends Omit<
  ComponentProps<'fieldset'>,
  'children' | 'defaultValue' | 'name'
> {
  /** The question that the options answer. */
  label: ReactNode;
  options: readonly RadioOption[];
  /** What is wrong and what to do. Without it, what the surrounding `Form` says about `name`. */
  error?: ReactNode;
  /** The name under which the choice is submitted. @default made up, so that the options belong together */
  name?: string | undefined;
  value?: string | undefined;
  defaultValue?: string | undefined;
  /** Told what was chosen. */
  onValueChange?: ((value: string) => void) | undefined;
}

/** One of a few, all in view. Arrow keys choose; the whole line of an option is its target. */
export function RadioGroup({
  label,
  options,
  error,
  name,
  value,
  defaultValue = '',
  onValueChange,
  'aria-describedby': describedBy,
  className,
  ...fieldset
}: RadioGroupProps) {
  const base = useId();
  const formError = useFormError(name);
  const shownError = error ?? formError;
  const errorId = `${base}error`;
  const [chosen, setChosen] = useControlled(value, defaultValue, onValueChange);

  return (
    <fieldset
      {...fieldset}
      className={cx(styles.group, className)}
      aria-describedby={cx(Boolean(shownError) && errorId, describedBy)}
    >
      <legend className={styles.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.line}>
          <input
            type="radio"
            className={styles.radio}
            name={name ?? base}
            value={option.value}
            checked={option.value === chosen}
            disabled={option.disabled}
            data-invalid={shownError ? true : undefined}
            aria-describedby={option.description ? `${base}${option.value}` : undefined}
            onChange={() => {
              setChosen(option.value);
            }}
          />
          <span>
            {option.label}
            {option.description && (
              <span
                id={`${base}${option.value}`}
                className={styles.description}
                // Part of the line to press, but said as a description and not as a name.
                aria-hidden="true"
              >
                {option.description}
              </span>
            )}
          </span>
        </label>
      ))}
      {shownError && <FieldError id={errorId}>{shownError}</FieldError>}
    </fieldset>
  );
}
