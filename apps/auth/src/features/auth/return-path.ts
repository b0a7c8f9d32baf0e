import { sameOriginPath } from '../../lib/same-origin-path';
import { forget, recall, remember } from '../../lib/storage';

/** As long as a confirmation link works. */
const LASTS_MS = 24 * 60 * 60_000;

/** Keeps where a new person was going, for the link in their mail: it opens a tab that knows nothing of this one. */
export function keepReturnPath(path: string | null): void {
  if (path) {
    remember('return-path', `${Date.now()} ${path}`);
  } else {
    forget('return-path');
  }
}

/** Where the person was going before they went to read their mail, if that was today and in this browser. */
export function keptReturnPath(): string | null {
  const [at, path] = recall('return-path')?.split(' ', 2) ?? [];
  const age = Date.now() - Number(at);
  return age >= 0 && age < LASTS_MS ? sameOriginPath(path) : null;
}
