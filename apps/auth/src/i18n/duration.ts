/** Whole hours of a lifetime in seconds, at least one: what a mailed link's text says. */
export function hoursOf(seconds: number): number {
  return Math.max(1, Math.round(seconds / 3600));
}

export function daysOf(seconds: number): number {
  return Math.max(1, Math.round(seconds / 86_400));
}
