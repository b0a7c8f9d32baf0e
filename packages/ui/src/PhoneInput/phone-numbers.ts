import { callingCodes, type PhoneCountry } from './calling-codes';

/** In these countries the 0 at the start belongs to the number and is dialled from abroad too. */
const KEEPS_ZERO: ReadonlySet<string> = new Set(['IT', 'SM', 'VA', 'CI', 'CG', 'GA']);

export interface PhoneParts {
  country: PhoneCountry;
  national: string;
}

/** Whether the text is a number in E.164: a plus and 7 to 15 digits. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/** The number as the world dials it (E.164), or an empty text while there is none. */
export function toE164({ country, national }: PhoneParts): string {
  const digits = national.replace(/\D/g, '');
  const significant = KEEPS_ZERO.has(country) ? digits : digits.replace(/^0/, '');
  return significant ? `+${callingCodes[country]}${significant}` : '';
}

/**
 * Takes a number apart that begins with + or 00. Several countries share a code (+1, +44): the one that is chosen
 * already stays if it fits. `null` when it is no such number or the code is nobody's yet.
 */
export function fromInternational(text: string, chosen: PhoneCountry): PhoneParts | null {
  const [, digits] = /^\s*(?:\+|00)(.*)$/.exec(text) ?? [];
  if (digits === undefined) {
    return null;
  }
  const plain = digits.replace(/\D/g, '');
  const fits = (country: PhoneCountry) => plain.startsWith(callingCodes[country]);
  const countries = (Object.keys(callingCodes) as PhoneCountry[]).filter(fits);
  // The longest code wins, so that +1 does not take what is +1 684; then the chosen one, then the first.
  const longest = Math.max(0, ...countries.map((country) => callingCodes[country].length));
  const found = countries.filter((country) => callingCodes[country].length === longest);
  const country = found.find((one) => one === chosen) ?? found[0];
  return country ? { country, national: plain.slice(callingCodes[country].length) } : null;
}
