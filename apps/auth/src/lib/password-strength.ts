/** 0: nothing typed; 1 weak, 2 fair, 3 good, 4 strong. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** Bits from which a password counts as fair, good and strong. */
const FAIR = 28;
const GOOD = 45;
const STRONG = 60;

/** What one letter adds inside a word: written language is guessed by words, not by letters. */
const BITS_IN_A_WORD = 2.2;
/** What a character adds that repeats or continues the one before it: aaaa, 1234, dcba. */
const BITS_IN_A_RUN = 0.6;

const POOLS: readonly (readonly [RegExp, number])[] = [
  [/\p{Ll}/u, 26],
  [/\p{Lu}/u, 26],
  [/\p{Nd}/u, 10],
  [/[^\p{L}\p{Nd}]/u, 33],
];

/**
 * A rough estimate for the meter, from the characters alone: the server, which knows the lists of common passwords,
 * decides. A password that holds the person's own data or is shorter than the rules ask is never more than weak.
 */
export function passwordStrength(
  password: string,
  { minLength, ownData }: { minLength: number; ownData: readonly string[] },
): Strength {
  const characters = Array.from(password.normalize('NFC'));
  if (characters.length === 0) {
    return 0;
  }
  const lower = password.toLowerCase();
  if (characters.length < minLength || ownData.some((part) => lower.includes(part.toLowerCase()))) {
    return 1;
  }
  const bits = estimateBits(characters);
  if (bits < FAIR) {
    return 1;
  }
  if (bits < GOOD) {
    return 2;
  }
  return bits < STRONG ? 3 : 4;
}

function estimateBits(characters: readonly string[]): number {
  const text = characters.join('');
  const pool = POOLS.reduce((size, [kind, count]) => size + (kind.test(text) ? count : 0), 0);
  const full = Math.log2(Math.max(pool, 2));
  const seen = new Set<string>();
  let lettersInARow = 0;
  let bits = 0;
  characters.forEach((character, at) => {
    lettersInARow = /\p{L}/u.test(character) ? lettersInARow + 1 : 0;
    const before = characters[at - 1];
    const pair = (before ?? '') + character;
    if (before !== undefined && (isRun(before, character) || seen.has(pair))) {
      bits += BITS_IN_A_RUN;
    } else {
      bits += lettersInARow > 2 ? Math.min(full, BITS_IN_A_WORD) : full;
    }
    if (before !== undefined) {
      seen.add(pair);
    }
  });
  return bits;
}

function isRun(before: string, character: string): boolean {
  return Math.abs((character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1;
}
