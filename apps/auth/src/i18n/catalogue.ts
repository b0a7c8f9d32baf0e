import { en } from './en';

/** A complete set of texts. A language that misses one does not compile. */
export type Texts = typeof en;

/** By their own names, as they stand in the switch. A third language is its file and a line here. */
export const languages = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof languages;

const load = {
  en: () => Promise.resolve(en),
  de: () => import('./de').then(({ de }) => de),
} as const satisfies Record<Language, () => Promise<Texts>>;

/** The texts of a language. English is at hand, the others come when they are asked for. */
export function loadTexts(language: Language): Promise<Texts> {
  return load[language]();
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value);
}

/** The first of the wanted languages that we speak: `de-AT` is `de`. English when there is none. */
export function pickLanguage(wanted: readonly (string | null)[]): Language {
  return wanted.map((tag) => tag?.split('-')[0]?.toLowerCase()).find(isLanguage) ?? 'en';
}
