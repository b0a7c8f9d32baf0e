import type { Texts } from './catalogue';

/** `24 hours`, `15 minutes`: how long a mailed link works, whose lifetime is in seconds. */
export function lifeText(seconds: number, t: Texts): string {
  return seconds < 3600
    ? t.common.minutes(Math.max(1, Math.floor(seconds / 60)))
    : t.common.hours(Math.floor(seconds / 3600));
}

export function daysOf(seconds: number): number {
  return Math.max(1, Math.round(seconds / 86_400));
}
