import type { ChangeEvent, ComponentProps } from 'react';
import { FormField, type FieldTexts } from '../FormField';
import { Icon } from '../Icon';
import { cx } from '../internals/class-names';
import inputStyles from '../TextInput/TextInput.module.css';
import styles from './Select.module.css';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean | undefined;
}

export interface SelectProps
  extends FieldTexts, Omit<ComponentProps<'select'>, 'name' | 'multiple' | 'size' | 'children'> {
  options: readonly SelectOption[];
  /** What it says while nothing is chosen. It cannot be chosen again. */
  placeholder?: string | undefined;
  /** Told what was chosen. */
  onValueChange?: ((value: string) => void) | undefined;
}

/**
 * One of a list. The native element in our looks: autofill, the phone's own wheel and every screen reader know it.
 * For long lists that people search, there is `Combobox`.
 */
export function Select({
  label,
  description,
  error,
  optionalLabel,
  labelEnd,
  name,
  id,
  'aria-describedby': describedBy,
  'aria-invalid': invalid,
  options,
  placeholder,
  value,
  defaultValue,
  onChange,
  onValueChange,
  className,
  ...select
}: SelectProps) {
  function handleChange(event: ChangeEvent<HTMLSelectElement>) {
    onChange?.(event);
    onValueChange?.(event.target.value);
  }
  const chosen =
    value === undefined
      ? { defaultValue: defaultValue ?? (placeholder === undefined ? undefined : '') }
      : { value };

  return (
    <FormField
      {...{ label, description, error, optionalLabel, labelEnd, name, describedBy }}
      controlId={id}
    >
      {(control) => (
        <div className={styles.control}>
          <select
            {...select}
            {...chosen}
            {...control}
            aria-invalid={control['aria-invalid'] ?? invalid}
            className={cx(inputStyles.input, styles.select, className)}
            onChange={handleChange}
          >
            {placeholder !== undefined && (
              <option value="" disabled hidden>
                {placeholder}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" size={16} className={styles.icon} />
        </div>
      )}
    </FormField>
  );
}
