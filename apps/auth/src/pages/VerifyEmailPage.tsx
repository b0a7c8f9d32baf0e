import { Button } from '@repo/ui/Button';
import { Door } from '../components/auth/Door';
import { ProblemAlert } from '../components/auth/ProblemAlert';
import { ResendForm } from '../components/auth/ResendForm';
import { RouteLink } from '../components/auth/RouteLink';
import { verifyEmail } from '../features/auth/api';
import { usePolicies } from '../features/auth/policies-store';
import { useVisitor } from '../features/auth/visitor-store';
import { lifeText } from '../i18n/duration';
import { useTexts } from '../i18n/I18nProvider';
import { inSteps } from '../lib/page-steps';
import { useAction } from '../lib/use-action';
import { useState } from 'react';
import { useLinkToken } from './use-link-token';

const DEAD_LINK = new Set(['INVALID_TOKEN', 'TOKEN_EXPIRED', 'TOKEN_ALREADY_USED']);

/** Where a confirmation mail leads. Opening the page consumes nothing, pressing the button does: mail scanners open links. */
export function VerifyEmailPage() {
  const token = useLinkToken();
  // A second link opened in this tab starts from the beginning.
  return <Verification key={token} token={token} />;
}

function Verification({ token }: { token: string | null }) {
  const t = useTexts();
  const { product, lifetimes } = usePolicies();
  const visitor = useVisitor();
  const [isDone, setDone] = useState(false);
  const { run, isPending, error } = useAction(inSteps(verifyEmail), () => {
    setDone(true);
  });
  const backToSignIn = <RouteLink to="/login">{t.verify.backToSignIn}</RouteLink>;

  if (isDone) {
    return (
      <Door
        title={t.verify.doneTitle}
        subtitle={
          visitor.status !== 'signed-in' && t.verify.doneSubtitle(<strong>{product.name}</strong>)
        }
      >
        <RouteLink to="/login" variant="button">
          {visitor.status === 'signed-in' ? t.verify.goOn : t.common.signIn}
        </RouteLink>
      </Door>
    );
  }
  if (token === null) {
    return (
      <Door
        title={t.verify.noTokenTitle}
        subtitle={t.verify.noTokenSubtitle}
        aside={backToSignIn}
        lantern="out"
      >
        <ResendForm />
      </Door>
    );
  }
  // A token that does not even fit the contract was cut short on its way: a dead link too.
  if (error && (DEAD_LINK.has(error.code) || error.code === 'VALIDATION_ERROR')) {
    return (
      <Door
        title={t.verify.deadTitle}
        subtitle={t.verify.deadSubtitle(lifeText(lifetimes.verificationLink, t))}
        aside={backToSignIn}
        lantern="out"
      >
        <ResendForm />
      </Door>
    );
  }
  return (
    <Door title={t.verify.title} subtitle={t.verify.subtitle}>
      {error && <ProblemAlert error={error} />}
      <Button
        variant="primary"
        size="large"
        fullWidth
        busy={isPending}
        busyLabel={t.verify.busy}
        onClick={() => {
          run(token);
        }}
      >
        {t.verify.confirm}
      </Button>
    </Door>
  );
}
