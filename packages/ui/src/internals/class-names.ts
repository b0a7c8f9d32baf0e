/** Joins what is there: `cx('a', isB && 'b', undefined)`. */
export function cx(...names: readonly (string | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}
