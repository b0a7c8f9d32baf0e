import { render } from '@testing-library/react';
import { Suspense, useEffect, type ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { Pages } from '../app/router';
import { PoliciesGate } from '../app/PoliciesGate';
import { loadPolicies } from '../features/auth/policies-store';
import { loadVisitor } from '../features/auth/visitor-store';
import { en } from '../i18n/en';
import { I18nProvider } from '../i18n/I18nProvider';
import { answers, ines, policies } from './server';

/** Where the router is, for tests that ask. */
let current = '';
export const currentPath = () => current;

function Compass() {
  const { pathname, search, hash } = useLocation();
  useEffect(() => {
    current = pathname + search + hash;
  });
  return null;
}

function InEnglish({ children }: { children: ReactNode }) {
  return <I18nProvider initial={{ language: 'en', texts: en }}>{children}</I18nProvider>;
}

interface Visit {
  as?: 'visitor' | 'ines';
  policies?: typeof policies;
  endedReason?: string;
}

/** Opens a page of the app as the browser would: the server says who is here and what the rules are. */
export function openPage(
  path: string,
  { as = 'visitor', policies: rules = policies, endedReason }: Visit = {},
) {
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
    <InEnglish>
      <PoliciesGate>
        <MemoryRouter initialEntries={[path]}>
          <Compass />
          <Suspense>
            <Pages />
          </Suspense>
        </MemoryRouter>
      </PoliciesGate>
    </InEnglish>,
  );
}
