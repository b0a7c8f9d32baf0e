import { Alert } from '@repo/ui/Alert';
import { Button } from '@repo/ui/Button';
import { useState } from 'react';
import { Redirect } from 'wouter';
import { Door } from '../components/auth/Door';
import { MfaForm } from '../components/auth/MfaForm';
import { RouteLink } from '../components/auth/RouteLink';
import { useCallbackUrl } from '../components/auth/use-callback-url';
import { readChallenge, type Challenge, type Method } from '../features/auth/challenge';
import { usePolicies } from '../features/auth/policies-store';
import { useRecoveryTexts } from '../i18n/lazy-texts';
import { useEntryState } from '../lib/routing';
import { useCountdown } from '../lib/use-countdown';
import { useArrival } from './use-arrival';

/** The second proof of a sign-in: a code from the app or a mail, or a recovery code. */
export function MfaChallengePage() {
  const { withCallback } = useCallbackUrl();
  const challenge = readChallenge(useEntryState());
  return challenge ? (
    <Answer challenge={challenge} />
  ) : (
    <Redirect to={withCallback('/login')} replace />
  );
}

function Answer({ challenge }: { challenge: Challenge }) {
  const t = useRecoveryTexts();
  const { lifetimes } = usePolicies();
  const arrive = useArrival();
  const [method, setMethod] = useState<Method>(challenge.methods[0] ?? 'totp');
  const isOver = useCountdown(challenge.endsAt) === 0;
  const title = {
    totp: t.mfa.totpTitle,
    email_code: t.mfa.emailTitle,
    recovery_code: t.mfa.recoveryTitle,
  }[method];
  const subtitle = {
    totp: t.mfa.totpSubtitle,
    email_code: t.mfa.emailSubtitle,
    recovery_code: t.mfa.recoverySubtitle,
  }[method];
  const useInstead = {
    totp: t.mfa.useTotp,
    email_code: t.mfa.useEmail,
    recovery_code: t.mfa.useRecovery,
  };

  if (isOver) {
    return (
      <Door title={t.mfa.overTitle} lantern="out">
        <Alert title={t.mfa.overText} />
        <RouteLink to="/login" variant="button">
          {t.mfa.startAgainLink}
        </RouteLink>
      </Door>
    );
  }
  return (
    <Door
      title={title}
      subtitle={subtitle}
      aside={t.mfa.startAgain(<RouteLink to="/login">{t.mfa.startAgainLink}</RouteLink>)}
    >
      <MfaForm
        key={method}
        challenge={challenge}
        method={method}
        trustLasts={lifetimes.trustedDevice}
        onSignedIn={arrive}
      />
      {challenge.methods
        .filter((other) => other !== method)
        .map((other) => (
          <Button
            key={other}
            variant="quiet"
            fullWidth
            onClick={() => {
              setMethod(other);
            }}
          >
            {useInstead[other]}
          </Button>
        ))}
    </Door>
  );
}
