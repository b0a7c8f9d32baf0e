import { Alert } from '@repo/ui/Alert';
import { usePolicies } from '../../features/auth/policies-store';
import { lifeText } from '../../i18n/duration';
import { useTexts } from '../../i18n/I18nProvider';
import styles from './CheckYourMail.module.css';
import { ProblemAlert } from './ProblemAlert';
import { ResendButton } from './ResendButton';
import { RouteLink } from './RouteLink';
import { useResend } from './use-resend';

interface CheckYourMailProps {
  email: string;
  /** When the first mail was asked for, in ms since the epoch. */
  sentAt: number;
}

/** After registration: the link is in the mail. Says the same whether or not the address was known. */
export function CheckYourMail({ email, sentAt }: CheckYourMailProps) {
  const t = useTexts();
  const { lifetimes } = usePolicies();
  const { resend, isPending, error, wait, wasResent } = useResend(sentAt);
  return (
    <>
      {wasResent ? (
        <Alert tone="ok" title={t.checkMail.sent}>
          <p>{t.checkMail.sentText}</p>
        </Alert>
      ) : (
        <Alert title={t.checkMail.open}>
          <p>{t.checkMail.lasts(lifeText(lifetimes.verificationLink, t))}</p>
        </Alert>
      )}
      {error && <ProblemAlert error={error} />}
      <div className={styles.actions}>
        <ResendButton
          wait={wait}
          isPending={isPending}
          onPress={() => {
            resend(email);
          }}
        >
          {t.checkMail.sendAgain}
        </ResendButton>
        <RouteLink
          to="/register"
          variant="button"
          button={{ variant: 'quiet', size: 'medium', fullWidth: true }}
        >
          {t.checkMail.otherAddress}
        </RouteLink>
      </div>
      <p className={styles.hint}>{t.checkMail.spam}</p>
    </>
  );
}
