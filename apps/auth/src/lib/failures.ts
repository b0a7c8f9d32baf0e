const failures = new Set<() => void>();

/**
 * Forgets a promise that failed, so that whoever asks next may have better luck; but not before a boundary has shown it.
 * React asks anew each time it draws: a new promise each time would never settle.
 */
export function forgetIfFailed(asked: Promise<unknown>, forget: () => void): void {
  asked.catch(() => failures.add(forget));
}

/** For boundaries that show a failure. */
export function forgetFailures(): void {
  for (const forget of failures) {
    forget();
  }
  failures.clear();
}
