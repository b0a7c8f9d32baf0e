import { Button } from '@repo/ui/Button';
import { Component, type ReactNode } from 'react';
import { Door } from '../components/auth/Door';
import { useTexts } from '../i18n/I18nProvider';
import { forgetFailures } from '../lib/failures';

interface ErrorBoundaryProps {
  children: ReactNode;
}

/** Catches what broke while a page was drawn, such as a part of the app that a new release has replaced meanwhile. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch() {
    forgetFailures();
  }

  override render() {
    return this.state.isBroken ? <BrokenPage /> : this.props.children;
  }
}

function BrokenPage() {
  const t = useTexts();
  return (
    <Door title={t.errors.brokenTitle} subtitle={t.errors.brokenText} lantern="out">
      <Button
        variant="primary"
        size="large"
        fullWidth
        onClick={() => {
          location.reload();
        }}
      >
        {t.errors.reload}
      </Button>
    </Door>
  );
}
