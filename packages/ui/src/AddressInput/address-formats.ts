export type AddressField = 'line1' | 'line2' | 'city' | 'region' | 'postalCode';

/** A postal address; `country` is the ISO 3166 code. */
export type Address = Readonly<Record<AddressField | 'country', string>>;

/** Rows of fields, in the order in which the country writes its envelopes. */
type Rows = readonly (readonly AddressField[])[];

const postalFirst: Rows = [['line1'], ['line2'], ['postalCode', 'city']];
const postalFirstWithRegion: Rows = [['line1'], ['line2'], ['postalCode', 'city'], ['region']];
const postalLast: Rows = [['line1'], ['line2'], ['city'], ['postalCode']];
const cityRegionPostal: Rows = [['line1'], ['line2'], ['city'], ['region', 'postalCode']];
const noPostalCode: Rows = [['line1'], ['line2'], ['city']];
const largestFirst: Rows = [['postalCode'], ['region', 'city'], ['line1'], ['line2']];

const countriesByRows: readonly (readonly [Rows, string])[] = [
  [
    postalFirst,
    'AT BE BG CH CZ DE DK EE FI FR GR HR HU IL IS LI LT LU LV MC NL NO PL PT RO RS SE SI SK TR',
  ],
  [postalFirstWithRegion, 'AR ES IT MX'],
  [postalLast, 'GB NZ SG ZA'],
  [cityRegionPostal, 'AU BR CA IE IN US'],
  [noPostalCode, 'AE HK QA'],
  [largestFirst, 'CN JP KR'],
];

const byCountry: ReadonlyMap<string, Rows> = new Map(
  countriesByRows.flatMap(([rows, countries]) =>
    countries.split(' ').map((country) => [country, rows] as const),
  ),
);

/** The fields of an address in a country's own order. Countries we do not know get every field. */
export function addressRows(country: string): Rows {
  return byCountry.get(country) ?? cityRegionPostal;
}

/** What browsers and password managers call each field. */
export const autoCompleteOf = {
  line1: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  region: 'address-level1',
  postalCode: 'postal-code',
} as const satisfies Record<AddressField, string>;
