import { use } from 'react';
import { forgetIfFailed } from '../lib/failures';
import { loadFrom, type Language, type Loaders } from './catalogue';
import { useI18n } from './I18nProvider';
import type { en as recovery } from './recovery/en';
import type { en as security } from './security/en';

/** Texts that the sign-in page does without: they come with the pages that need them. */
interface Areas {
  recovery: typeof recovery;
  security: typeof security;
}

const load: { readonly [Area in keyof Areas]: Loaders<Areas[Area]> } = {
  recovery: {
    en: () => import('./recovery/en').then(({ en }) => en),
    de: () => import('./recovery/de').then(({ de }) => de),
  },
  security: {
    en: () => import('./security/en').then(({ en }) => en),
    de: () => import('./security/de').then(({ de }) => de),
  },
};

export type RecoveryTexts = Areas['recovery'];
export type SecurityTexts = Areas['security'];

const asked = new Map<string, Promise<unknown>>();

/** One promise for each, as React asks anew each time it draws. */
export function loadArea<Area extends keyof Areas>(
  area: Area,
  language: Language,
): Promise<Areas[Area]> {
  const key = `${area}.${language}`;
  const known = asked.get(key) as Promise<Areas[Area]> | undefined;
  if (known) {
    return known;
  }
  const coming = loadFrom(load[area], language);
  forgetIfFailed(coming, () => asked.delete(key));
  asked.set(key, coming);
  return coming;
}

/** The texts of the pages for people who cannot get in. Suspends until they are there. */
export function useRecoveryTexts(): RecoveryTexts {
  return use(loadArea('recovery', useI18n().language));
}

/** The texts of what looks after an account. Suspends until they are there. */
export function useSecurityTexts(): SecurityTexts {
  return use(loadArea('security', useI18n().language));
}
