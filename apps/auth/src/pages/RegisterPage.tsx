import { CheckYourMail } from '../components/auth/CheckYourMail';
import { Door } from '../components/auth/Door';
import { RegisterForm } from '../components/auth/RegisterForm';
import { RouteLink } from '../components/auth/RouteLink';
import { ServiceDown } from '../components/auth/ServiceDown';
import { useCallbackUrl } from '../components/auth/use-callback-url';
import { Waiting } from '../components/auth/Waiting';
import { usePolicies } from '../features/auth/policies-store';
import { keepReturnPath } from '../features/auth/return-path';
import { loadVisitor, useVisitor } from '../features/auth/visitor-store';
import { useTexts } from '../i18n/I18nProvider';
import { useEntryState, useNavigate } from '../lib/routing';
import { useArrival } from './use-arrival';

/** Kept in the history entry: the page survives a reload, and the way back leads to the form. */
interface SentState {
  sentTo: string;
  sentAt: number;
}

/** Create an account; then: check your mail. */
export function RegisterPage() {
  const t = useTexts();
  const policies = usePolicies();
  const visitor = useVisitor();
  const navigate = useNavigate();
  const { callbackUrl, withCallback } = useCallbackUrl();
  const sent = useEntryState() as SentState | null;
  useArrival();

  if (visitor.status === 'unavailable') {
    return <ServiceDown error={visitor.error} onRetry={() => void loadVisitor()} />;
  }
  if (visitor.status !== 'signed-out') {
    return <Waiting />;
  }
  if (sent) {
    return (
      <Door
        title={t.checkMail.title}
        subtitle={t.checkMail.subtitle(<strong>{sent.sentTo}</strong>)}
        aside={<RouteLink to="/login">{t.verify.backToSignIn}</RouteLink>}
      >
        <CheckYourMail email={sent.sentTo} sentAt={sent.sentAt} />
      </Door>
    );
  }

  if (!policies.features.registration) {
    return (
      <Door lantern="out" title={t.register.closed.title} subtitle={t.register.closed.text}>
        <RouteLink to="/login" variant="button">
          {t.errors.goToSignIn}
        </RouteLink>
      </Door>
    );
  }
  return (
    <Door
      title={t.register.title}
      subtitle={t.register.subtitle(<strong>{policies.product.name}</strong>)}
      aside={t.register.haveAccount(<RouteLink to="/login">{t.common.signIn}</RouteLink>)}
    >
      <RegisterForm
        policies={policies}
        onRegistered={({ email, verificationEmailSent }) => {
          if (verificationEmailSent) {
            keepReturnPath(callbackUrl);
            const state: SentState = { sentTo: email, sentAt: Date.now() };
            navigate(withCallback('/register'), { state });
          } else {
            navigate(withCallback('/login'), { state: { isReady: true } });
          }
        }}
      />
    </Door>
  );
}
