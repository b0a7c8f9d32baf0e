import { render } from '@testing-library/react';
import { Router } from '../app/router';
import { PoliciesGate } from '../app/PoliciesGate';
import { env } from '../config/env';
import { loadPolicies } from '../features/auth/policies-store';
import { loadVisitor } from '../features/auth/visitor-store';
import type { Language, Texts } from '../i18n/catalogue';
import { en } from '../i18n/en';
import { I18nProvider } from '../i18n/I18nProvider';
import { ines, policies } from './fixtures';
import { answers } from './server';

/** Where the page is, without the base, for tests that ask. */
export const currentPath = () =>
  location.pathname.slice(env.routerBase.length) + location.search + location.hash;

interface Visit {
  as?: 'visitor' | 'ines';
  policies?: typeof policies;
  endedReason?: string;
  /** What the page is in. */
  language?: { language: Language; texts: Texts };
  /** What an earlier page kept in the history entry. */
  state?: unknown;
}

/** Opens a page of the app as the browser would: the server says who is here and what the rules are. */
export function openPage(
  path: string,
  {
    as = 'visitor',
    policies: rules = policies,
    endedReason,
    language = { language: 'en', texts: en },
    state = null,
  }: Visit = {},
) {
  history.replaceState(state, '', env.routerBase + path);
  answers('get', '/policies', 200, rules);
  answers(
    'get',
    '/session',
    200,
    as === 'ines'
      ? { authenticated: true, user: ines, session: { id: 's1' } }
      : { authenticated: false, ...(endedReason && { endedReason }) },
  );
  void loadPolicies();
  void loadVisitor();
  return render(
    <I18nProvider initial={language}>
      <PoliciesGate>
        <Router />
      </PoliciesGate>
    </I18nProvider>,
  );
}
