import {
  useState,
  type ChangeEvent,
  type ComponentProps,
  type FocusEvent,
  type ReactNode,
} from 'react';
import { FormField, type FieldTexts } from '../FormField';
import { cx } from '../internals/class-names';
import { useControlled } from '../internals/use-controlled';
import inputStyles from '../TextInput/TextInput.module.css';
import { formatDate, parseDate, type IsoDate } from './dates';
import styles from './DateInput.module.css';

export interface DateInputProps
  extends
    FieldTexts,
    Omit<ComponentProps<'input'>, 'name' | 'type' | 'value' | 'defaultValue' | 'min' | 'max'> {
  /** The reader's language, for the order of day, month and year. */
  locale: string;
  /** `YYYY-MM-DD`, or an empty text for none. */
  value?: IsoDate | undefined;
  defaultValue?: IsoDate | undefined;
  /** Told the day as `YYYY-MM-DD`, and an empty text while what is typed is none. */
  onValueChange?: ((value: IsoDate) => void) | undefined;
  /** A 44 px button at the end of the field. */
  endButton?: ReactNode;
}

/**
 * A day, typed as the reader writes it and submitted as `YYYY-MM-DD`. What is no day is submitted as it was typed, so
 * that the form can say so. Give the order as the hint: `datePattern(locale, letters)`.
 */
export function DateInput({
  label,
  description,
  error,
  optionalLabel,
  labelEnd,
  name,
  id,
  'aria-describedby': describedBy,
  'aria-invalid': invalid,
  locale,
  value,
  defaultValue = '',
  onValueChange,
  endButton,
  className,
  onChange,
  onBlur,
  ...input
}: DateInputProps) {
  const [day, setDay] = useControlled(value, defaultValue, onValueChange);
  const [typed, setTyped] = useState(formatDate(day, locale));

  // What is typed stays while it means the same day; another day, from the owner or a calendar, takes its place.
  const meant = parseDate(typed, locale) ?? '';
  const text = meant === day ? typed : formatDate(day, locale);

  function handleChange(event: ChangeEvent<HTMLInputElement>) {
    onChange?.(event);
    setTyped(event.target.value);
    setDay(parseDate(event.target.value, locale) ?? '');
  }

  function handleBlur(event: FocusEvent<HTMLInputElement>) {
    onBlur?.(event);
    if (day) {
      setTyped(formatDate(day, locale));
    }
  }

  return (
    <FormField
      {...{ label, description, error, optionalLabel, labelEnd, name, describedBy }}
      controlId={id}
    >
      {({ name: fieldName, ...control }) => (
        <div className={styles.control}>
          <input
            inputMode="numeric"
            autoComplete="off"
            {...input}
            {...control}
            aria-invalid={control['aria-invalid'] ?? invalid}
            data-name={fieldName}
            type="text"
            className={cx(
              inputStyles.input,
              styles.input,
              endButton !== undefined && styles.withEnd,
              className,
            )}
            value={text}
            onChange={handleChange}
            onBlur={handleBlur}
          />
          {endButton !== undefined && <div className={styles.end}>{endButton}</div>}
          {fieldName !== undefined && (
            <input type="hidden" name={fieldName} value={day || text} disabled={input.disabled} />
          )}
        </div>
      )}
    </FormField>
  );
}
