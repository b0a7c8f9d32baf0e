import { useEffect } from 'react';
import { followOtherTabs } from '../features/auth/visitor-store';
import type { Language, Texts } from '../i18n/catalogue';
import { I18nProvider } from '../i18n/I18nProvider';
import { ErrorBoundary } from './ErrorBoundary';
import { PoliciesGate } from './PoliciesGate';
import { Router } from './router';

interface AppProps {
  initial: { language: Language; texts: Texts };
}

export function App({ initial }: AppProps) {
  useEffect(followOtherTabs, []);
  return (
    <I18nProvider initial={initial}>
      <ErrorBoundary>
        <PoliciesGate>
          <Router />
        </PoliciesGate>
      </ErrorBoundary>
    </I18nProvider>
  );
}
