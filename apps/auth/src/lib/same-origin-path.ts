/** Characters that a browser, a proxy or a hurried reader may take for a slash, or that a URL parser drops or folds. */
const DECEPTIVE = /[\\\s\p{Cc}\p{Cf}\u2044\u2215\u2571\u29f5\u29f8\u3033\ufe68\uff0f\uff3c]/u;
const ENCODED_SEPARATOR = /%(?:2f|5c|0[0-9a-f]|1[0-9a-f]|7f)/i;
const LONGEST = 2048;

/**
 * The one door for redirect targets from outside: a path on our own origin, or null.
 * Whatever a browser could read as another host is refused, not repaired.
 */
export function sameOriginPath(target: string | null | undefined): string | null {
  if (!target?.startsWith('/') || target.length > LONGEST || DECEPTIVE.test(target)) {
    return null;
  }
  const url = URL.canParse(target, location.origin) ? new URL(target, location.origin) : null;
  if (url?.origin !== location.origin || url.username || url.password) {
    return null;
  }
  // `/.//host` is on our origin, but its path reads as a host when it is followed alone.
  if (url.pathname.includes('//') || ENCODED_SEPARATOR.test(url.pathname)) {
    return null;
  }
  return url.pathname + url.search + url.hash;
}
