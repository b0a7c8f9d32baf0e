import { useMemo, type ComponentProps, type ReactNode } from 'react';
import { cx } from '../internals/class-names';
import { useControlled } from '../internals/use-controlled';
import { Select } from '../Select';
import { TextInput } from '../TextInput';
import { addressRows, autoCompleteOf, type Address, type AddressField } from './address-formats';
import styles from './AddressInput.module.css';

export interface AddressLabels extends Readonly<Record<AddressField | 'country', string>> {
  /** The word for "optional", beside the second line. */
  optional: string;
}

export interface AddressInputProps extends Omit<
  ComponentProps<'fieldset'>,
  'children' | 'defaultValue' | 'name'
> {
  /** Whose address it is. */
  legend: ReactNode;
  labels: AddressLabels;
  /** The country's own words where it has some: "ZIP code", "State". @default labels */
  labelsByCountry?: Readonly<Record<string, Partial<AddressLabels>>> | undefined;
  /** The reader's language, for the names of the countries. */
  locale: string;
  /** The countries to choose from (ISO 3166). */
  countries: readonly string[];
  /** Put before the names of the fields: `address` makes `address.city`. @default 'address' */
  name?: string | undefined;
  /** Which address it is, for autofill. @default neither */
  purpose?: 'billing' | 'shipping' | undefined;
  value?: Address | undefined;
  /** @default the first country, the rest empty */
  defaultValue?: Partial<Address> | undefined;
  onValueChange?: ((value: Address) => void) | undefined;
  disabled?: boolean | undefined;
}

const NOTHING = { line1: '', line2: '', city: '', region: '', postalCode: '' } as const;

/** A postal address in the order of its country, ready for autofill. What was typed stays when the country changes. */
export function AddressInput({
  legend,
  labels,
  labelsByCountry = {},
  locale,
  countries,
  name = 'address',
  purpose,
  value,
  defaultValue,
  onValueChange,
  className,
  ...fieldset
}: AddressInputProps) {
  const initial = { ...NOTHING, country: countries[0] ?? '', ...defaultValue };
  const [address, setAddress] = useControlled<Address>(value, initial, onValueChange);
  const words = { ...labels, ...labelsByCountry[address.country] };
  const options = useMemo(() => countryOptions(countries, locale), [countries, locale]);
  const autoComplete = (field: string) => (purpose ? `${purpose} ${field}` : field);

  function change(part: Partial<Address>) {
    setAddress({ ...address, ...part });
  }

  return (
    <fieldset {...fieldset} className={cx(styles.address, className)}>
      <legend className={styles.legend}>{legend}</legend>
      <Select
        label={words.country}
        name={`${name}.country`}
        options={options}
        autoComplete={autoComplete('country')}
        value={address.country}
        onValueChange={(country) => {
          change({ country });
        }}
      />
      {addressRows(address.country).map((row) => (
        <div key={row.join()} className={styles.row} data-fields={row.join(' ')}>
          {row.map((field) => (
            <TextInput
              key={field}
              label={words[field]}
              name={`${name}.${field}`}
              autoComplete={autoComplete(autoCompleteOf[field])}
              optionalLabel={field === 'line2' ? words.optional : undefined}
              autoCapitalize={field === 'postalCode' ? 'characters' : 'words'}
              value={address[field]}
              onChange={(event) => {
                change({ [field]: event.target.value });
              }}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

function countryOptions(countries: readonly string[], locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countries
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}
