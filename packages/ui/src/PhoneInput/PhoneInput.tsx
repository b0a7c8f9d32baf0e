import { useMemo, useState, type ChangeEvent, type ComponentProps } from 'react';
import { FormField, type FieldTexts } from '../FormField';
import { cx } from '../internals/class-names';
import { useControlled } from '../internals/use-controlled';
import inputStyles from '../TextInput/TextInput.module.css';
import { callingCodes, type PhoneCountry } from './calling-codes';
import { fromInternational, toE164 } from './phone-numbers';
import styles from './PhoneInput.module.css';

export interface PhoneInputProps
  extends FieldTexts, Omit<ComponentProps<'input'>, 'name' | 'type' | 'value' | 'defaultValue'> {
  /** The reader's language, for the names of the countries. */
  locale: string;
  /** Name of the list of countries. */
  countryLabel: string;
  /** The country at first (ISO 3166). @default 'US' */
  defaultCountry?: PhoneCountry | undefined;
  /** The number as `+4930123456`, or an empty text. */
  value?: string | undefined;
  defaultValue?: string | undefined;
  /** Told the number as `+4930123456`. Check it with `isPhoneNumber`. */
  onValueChange?: ((value: string) => void) | undefined;
}

/** A phone number: a country and the number as people write it there. A pasted +… or 00… chooses the country itself. */
export function PhoneInput({
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
  countryLabel,
  defaultCountry = 'US',
  value,
  defaultValue = '',
  onValueChange,
  disabled,
  className,
  onChange,
  ...input
}: PhoneInputProps) {
  const [number, setNumber] = useControlled(value, defaultValue, onValueChange);
  const [typed, setTyped] = useState({ country: defaultCountry, national: '' });
  const countries = useMemo(() => countriesIn(locale), [locale]);

  // What is typed stays while it means the same number; another one, from the owner, takes its place.
  const parts =
    toE164(typed) === number
      ? typed
      : (fromInternational(number, typed.country) ?? { ...typed, national: '' });

  function change(next: typeof typed) {
    setTyped(next);
    setNumber(toE164(next));
  }

  function handleChange(event: ChangeEvent<HTMLInputElement>) {
    onChange?.(event);
    const text = event.target.value;
    change(fromInternational(text, parts.country) ?? { ...parts, national: text });
  }

  return (
    <FormField
      {...{ label, description, error, optionalLabel, labelEnd, name, describedBy }}
      controlId={id}
    >
      {({ name: fieldName, ...control }) => (
        <div className={styles.control} dir="ltr">
          <div className={styles.country}>
            <select
              className={cx(inputStyles.input, styles.select)}
              aria-label={countryLabel}
              autoComplete="tel-country-code"
              disabled={disabled}
              value={parts.country}
              onChange={(event) => {
                change({ ...parts, country: event.target.value as PhoneCountry });
              }}
            >
              {countries.map(({ code, name: countryName }) => (
                <option key={code} value={code}>
                  {`${countryName} +${callingCodes[code]}`}
                </option>
              ))}
            </select>
            <span className={styles.code} aria-hidden="true">
              +{callingCodes[parts.country]}
            </span>
          </div>
          <input
            autoComplete="tel-national"
            {...input}
            {...control}
            aria-invalid={control['aria-invalid'] ?? invalid}
            data-name={fieldName}
            type="tel"
            disabled={disabled}
            className={cx(inputStyles.input, styles.input, className)}
            value={parts.national}
            onChange={handleChange}
          />
          {fieldName !== undefined && (
            <input type="hidden" name={fieldName} value={number} disabled={disabled} />
          )}
        </div>
      )}
    </FormField>
  );
}

function countriesIn(locale: string): readonly { code: PhoneCountry; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return (Object.keys(callingCodes) as PhoneCountry[])
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}
