import { useCallback, useState } from 'react';
import { Door } from '../components/auth/Door';
import { MailRequest } from '../components/auth/MailRequest';
import { PasswordResetForm } from '../components/auth/PasswordResetForm';
import { RouteLink } from '../components/auth/RouteLink';
import { useCallbackUrl } from '../components/auth/use-callback-url';
import { usePolicies } from '../features/auth/policies-store';
import { setSessionEnded } from '../features/auth/visitor-store';
import { requestReset } from '../features/recovery/api';
import { lifeText } from '../i18n/duration';
import { useTexts } from '../i18n/I18nProvider';
import { useRecoveryTexts } from '../i18n/lazy-texts';
import { useNavigate } from '../lib/routing';
import { useLinkToken } from './use-link-token';
import type { Sent } from './use-mail-sent';

/** Where a reset mail leads: choose a new password. */
export function ResetPasswordPage() {
  const token = useLinkToken();
  // A second link opened in this tab starts from the beginning.
  return <Reset key={token} token={token} />;
}

function Reset({ token }: { token: string | null }) {
  const t = useRecoveryTexts();
  const common = useTexts();
  const policies = usePolicies();
  const navigate = useNavigate();
  const { withCallback } = useCallbackUrl();
  const [state, setState] = useState<'open' | 'done' | 'dead'>('open');
  const onDead = useCallback(() => {
    setState('dead');
  }, []);

  if (state === 'done') {
    return (
      <Door title={t.reset.doneTitle} subtitle={t.reset.doneSubtitle}>
        <RouteLink to="/login" variant="button">
          {t.backToSignIn}
        </RouteLink>
      </Door>
    );
  }
  if (token === null || state === 'dead') {
    const life = lifeText(policies.lifetimes.resetLink, common);
    return (
      <Door
        title={token === null ? t.noTokenTitle : t.deadTitle}
        subtitle={token === null ? t.noTokenSubtitle : t.deadSubtitle(life)}
        aside={<RouteLink to="/login">{t.backToSignIn}</RouteLink>}
        lantern="out"
      >
        <MailRequest
          request={requestReset}
          submit={t.forgot.submit}
          busy={t.forgot.sending}
          onSent={(sentTo) => {
            const state: Sent = { sentTo, sentAt: Date.now() };
            navigate(withCallback('/forgot-password'), { state });
          }}
        />
      </Door>
    );
  }
  return (
    <Door title={t.reset.title} subtitle={t.reset.subtitle}>
      <PasswordResetForm
        token={token}
        policies={policies}
        onDone={() => {
          // It ended every session of the account, and with it very likely the one of this browser.
          setSessionEnded(null);
          setState('done');
        }}
        onDead={onDead}
      />
    </Door>
  );
}
