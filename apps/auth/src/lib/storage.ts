/**
 * What this browser remembers between visits. Preferences and a path only: nothing that opens anything may go in here.
 * A browser that closes its storage to us forgets; that is all.
 */
type Key = 'theme' | 'language' | 'return-path';

const PREFIX = 'gatehouse.';

export function recall(key: Key): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function remember(key: Key, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Full or closed: the choice lasts as long as the page.
  }
}

export function forget(key: Key): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept there either.
  }
}
