import { Alert } from '@repo/ui/Alert';
import { Redirect } from 'wouter';
import { Door } from '../components/auth/Door';
import { EndedNotice } from '../components/auth/EndedNotice';
import { telling } from '../components/auth/end-reasons';
import { LoginForm } from '../components/auth/LoginForm';
import { RouteLink } from '../components/auth/RouteLink';
import { ServiceDown } from '../components/auth/ServiceDown';
import { useCallbackUrl } from '../components/auth/use-callback-url';
import { Waiting } from '../components/auth/Waiting';
import { usePolicies } from '../features/auth/policies-store';
import { loadVisitor, useVisitor } from '../features/auth/visitor-store';
import { useTexts } from '../i18n/I18nProvider';
import { isEndReason } from '../lib/problem';
import { useEntryState, useNavigate, useSearchParams } from '../lib/routing';
import { useArrival } from './use-arrival';
import type { Typed } from './use-mail-sent';

/** Sign in. Who is signed in already goes on at once. */
export function LoginPage() {
  const t = useTexts();
  const policies = usePolicies();
  const visitor = useVisitor();
  const arrive = useArrival();
  const { withCallback } = useCallbackUrl();
  const navigate = useNavigate();
  const search = useSearchParams();
  const { isReady, email } = (useEntryState() ?? {}) as { isReady?: boolean } & Partial<Typed>;

  if (visitor.status === 'unavailable') {
    return <ServiceDown error={visitor.error} onRetry={() => void loadVisitor()} />;
  }
  if (visitor.status !== 'signed-out') {
    return <Waiting />;
  }
  const shown = search.get('reason');
  const reason = visitor.endedReason ?? (isEndReason(shown) ? shown : null);
  if (reason && telling[reason] === 'page') {
    return <Redirect to={withCallback('/error', { reason })} replace />;
  }

  const product = <strong>{policies.product.name}</strong>;
  return (
    <Door
      title={t.login.title}
      subtitle={t.login.subtitle(product)}
      aside={
        policies.features.registration &&
        t.login.newHere(<RouteLink to="/register">{t.login.create}</RouteLink>)
      }
    >
      {isReady && (
        <Alert tone="ok" title={t.login.ready.title}>
          <p>{t.login.ready.text}</p>
        </Alert>
      )}
      {reason && telling[reason] === 'notice' && <EndedNotice reason={reason} />}
      <LoginForm
        policies={policies}
        email={email}
        onSignedIn={arrive}
        onChallenged={(challenge) => {
          navigate(withCallback('/mfa'), { state: challenge });
        }}
      />
    </Door>
  );
}
