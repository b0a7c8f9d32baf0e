/** A day without time or zone, as `YYYY-MM-DD`: a birthday is the same day everywhere. */
export type IsoDate = string;

/** The letters that stand for a digit in a pattern: D, M, Y in English; T, M, J in German. */
export interface DateLetters {
  day: string;
  month: string;
  year: string;
}

type Part = keyof DateLetters;

const WIDTH = { day: 2, month: 2, year: 4 } as const satisfies Record<Part, number>;

function formatter(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
}

function isPart(type: string): type is Part {
  return type in WIDTH;
}

function orderOf(locale: string): readonly Part[] {
  return formatter(locale)
    .formatToParts(0)
    .map(({ type }) => type)
    .filter(isPart);
}

/** A day in the reader's own order: 31.12.2026, 12/31/2026, 2026/12/31. An empty text for what is no day. */
export function formatDate(iso: IsoDate, locale: string): string {
  return isIsoDate(iso) ? formatter(locale).format(new Date(`${iso}T00:00Z`)) : '';
}

/** What `formatDate` makes, in letters: TT.MM.JJJJ. */
export function datePattern(locale: string, letters: DateLetters): string {
  return formatter(locale)
    .formatToParts(0)
    .map(({ type, value }) => (isPart(type) ? letters[type].repeat(WIDTH[type]) : value))
    .join('');
}

/** Whether the text is a day that there is, as `YYYY-MM-DD`. */
export function isIsoDate(text: string): text is IsoDate {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return year !== '' && isoOf(Number(year), Number(month), Number(day)) === text;
}

/**
 * Reads a day that was typed in the reader's order, with any separators or none. A number of four digits at the start
 * is the year in every language. Years of two digits are refused: 30 may be 1930 or 2030.
 */
export function parseDate(text: string, locale: string): IsoDate | null {
  const order = orderOf(locale);
  const groups = latinDigits(text).match(/\d+/g) ?? [];
  const numbers = groups.length === 1 ? splitByWidth(groups[0], order) : groups;
  if (numbers.length !== 3) {
    return null;
  }
  const [first = ''] = numbers;
  const parts: readonly Part[] = first.length === 4 ? ['year', 'month', 'day'] : order;
  const found = Object.fromEntries(parts.map((part, index) => [part, numbers[index] ?? '']));
  const { year = '', month = '', day = '' } = found;
  return year.length === 4 ? isoOf(Number(year), Number(month), Number(day)) : null;
}

function splitByWidth(digits: string, order: readonly Part[]): readonly string[] {
  if (digits.length !== 8) {
    return [];
  }
  let at = 0;
  return order.map((part) => digits.slice(at, (at += WIDTH[part])));
}

function isoOf(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year > 0 ? date.toISOString().slice(0, 10) : null;
}

/** Arabic and Persian keyboards type digits of their own. */
function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );
}
