/** A day as the calendar wants it: midnight where the reader is. */
export function fromIso(iso: string): Date {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return new Date(year, month - 1, day);
}

/** The reader's day as `YYYY-MM-DD`. */
export function toIso(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

interface WithWeekInfo {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** On which day the reader's week begins, 0 being Sunday. Monday where the browser does not know. */
export function firstDayOfWeek(locale: string): Weekday {
  const known: Intl.Locale & WithWeekInfo = new Intl.Locale(locale);
  const { firstDay = 1 } = known.getWeekInfo?.() ?? known.weekInfo ?? {};
  return (firstDay % 7) as Weekday;
}
