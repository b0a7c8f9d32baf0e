import { Alert } from '@repo/ui/Alert';
import { Button } from '@repo/ui/Button';
import { useRecoveryTexts } from '../../i18n/lazy-texts';
import { useTexts } from '../../i18n/I18nProvider';
import styles from './CheckYourMail.module.css';
import { ProblemAlert } from './ProblemAlert';
import { ResendButton } from './ResendButton';
import { useResend } from './use-resend';

interface MailSentProps {
  email: string;
  /** When the mail was asked for, in ms since the epoch. */
  sentAt: number;
  /** How long its link works, in words. */
  life: string;
  /** Where the link is to be opened, in words. @default any device */
  where?: string;
  request: (email: string) => Promise<void>;
  onOtherAddress: () => void;
}

/** The link is on its way, if the address is known: the page says the same in either case. */
export function MailSent({ email, sentAt, life, where, request, onOtherAddress }: MailSentProps) {
  const t = useTexts();
  const r = useRecoveryTexts();
  const { resend, isPending, error, wait, wasResent } = useResend(sentAt, request);
  return (
    <>
      <Alert
        tone={wasResent ? 'ok' : 'neutral'}
        title={wasResent ? t.checkMail.sent : (where ?? r.forgot.sentOpen)}
      >
        <p>{wasResent ? t.checkMail.sentText : r.forgot.sentLasts(life)}</p>
      </Alert>
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
        <Button variant="quiet" fullWidth onClick={onOtherAddress}>
          {r.otherAddress}
        </Button>
      </div>
      <p className={styles.hint}>{r.forgot.spam}</p>
    </>
  );
}
