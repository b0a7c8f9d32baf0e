import {
  createContext,
  startTransition,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { remember } from '../lib/storage';
import { loadTexts, type Language, type Texts } from './catalogue';

export interface I18n {
  t: Texts;
  language: Language;
  /** Stays in this language until the new one is there; the choice is kept in this browser. */
  switchTo: (language: Language) => void;
}

const I18nContext = createContext<I18n | null>(null);

interface I18nProviderProps {
  /** What is loaded already, so that the first paint is in the right language. */
  initial: { language: Language; texts: Texts };
  children: ReactNode;
}

export function I18nProvider({ initial, children }: I18nProviderProps) {
  const [{ language, texts }, setCurrent] = useState(initial);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const i18n = useMemo<I18n>(
    () => ({
      t: texts,
      language,
      switchTo(next) {
        void loadTexts(next).then((nextTexts) => {
          remember('language', next);
          // A page whose further texts are still coming stays as it is meanwhile.
          startTransition(() => {
            setCurrent({ language: next, texts: nextTexts });
          });
        });
      },
    }),
    [language, texts],
  );
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) {
    throw new Error('useI18n needs an I18nProvider above it');
  }
  return i18n;
}

/** The texts in the person's language. */
export function useTexts(): Texts {
  return useI18n().t;
}
