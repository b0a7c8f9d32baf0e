import { en } from './en';

/** A complete set of texts. A language that misses one does not compile. */
export type Texts = typeof en;

/**
 * By their own names, as they stand in the switch. A third language is its file and a line here. In development there is
 * one more that marks every text of the catalogue and makes it longer: what stands unmarked was written into a page.
 */
export const languages = {
  en: 'English',
  de: 'Deutsch',
  ...(import.meta.env.DEV && { qps: 'Pseudo' }),
} as const;

/** `qps` is one of the tags that ISO 639-2 keeps free for private use. */
export type Language = 'en' | 'de' | 'qps';

const load = {
  en: () => Promise.resolve(en),
  de: () => import('./de').then(({ de }) => de),
} as const satisfies Loaders<Texts>;

/** How to get a set of texts in each language that people speak. */
export type Loaders<T> = Readonly<Record<Exclude<Language, 'qps'>, () => Promise<T>>>;

/** The texts of a language. English is at hand, the others come when they are asked for. */
export function loadTexts(language: Language): Promise<Texts> {
  return loadFrom(load, language);
}

/** Takes the texts of a language out of a set of loaders. */
export async function loadFrom<T>(loaders: Loaders<T>, language: Language): Promise<T> {
  if (language !== 'qps') {
    return loaders[language]();
  }
  if (!import.meta.env.DEV) {
    return loaders.en();
  }
  const [texts, { pseudo }] = await Promise.all([loaders.en(), import('./pseudo')]);
  return pseudo(texts);
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value);
}

/** The first of the wanted languages that we speak: `de-AT` is `de`. English when there is none. */
export function pickLanguage(wanted: readonly (string | null)[]): Language {
  return wanted.map((tag) => tag?.split('-')[0]?.toLowerCase()).find(isLanguage) ?? 'en';
}
