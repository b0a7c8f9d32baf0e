import type { Language } from './catalogue';

const MINUTE = 60_000;

/** `12 min ago`, `today, 08:52`, `yesterday, 23:20`, `3 days ago`, `4 May 2026`, in the reader's own time zone. */
export function whenText(
  iso: string,
  language: Language,
  justNow: string,
  now = new Date(),
): string {
  const then = new Date(iso);
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  const minutes = Math.floor((now.getTime() - then.getTime()) / MINUTE);
  if (minutes < 1) {
    return justNow;
  }
  if (minutes < 60) {
    return new Intl.RelativeTimeFormat(localeOf(language), { style: 'short' }).format(
      -minutes,
      'minute',
    );
  }
  const days = Math.round((startOfDay(now) - startOfDay(then)) / (24 * 60 * MINUTE));
  if (days < 2) {
    const time = new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short' }).format(then);
    return `${relative.format(-days, 'day')}, ${time}`;
  }
  return days < 7 ? relative.format(-days, 'day') : dateText(iso, language);
}

/** `4 May 2026`, `12 Mar 2026`: short enough for a row on a phone, where it stays in one line, and read in one way only. */
export function dateText(iso: string, language: Language): string {
  const date = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(iso));
  return date.replaceAll(' ', '\u00a0');
}

/** `Today, 08:52`: a time that stands for itself. */
export function alone(when: string, language: Language): string {
  return when.charAt(0).toLocaleUpperCase(localeOf(language)) + when.slice(1);
}

/** How the reader types a date: as in their country where the browser knows it, since Americans begin with the month. */
export function typingLocale(
  language: Language,
  wanted: readonly string[] = navigator.languages,
): string {
  const own = wanted.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return own ?? localeOf(language);
}

/** Day first and 24 hours in English too: nobody misreads them with the month in letters. */
function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
