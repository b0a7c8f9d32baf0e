import { Alert } from '@repo/ui/Alert';
import { Button } from '@repo/ui/Button';
import { useState } from 'react';
import { useRecoveryTexts } from '../../i18n/lazy-texts';
import { useTexts } from '../../i18n/I18nProvider';
import { useAction } from '../../lib/use-action';
import { useCountdown } from '../../lib/use-countdown';
import styles from './CheckYourMail.module.css';
import { ProblemAlert } from './ProblemAlert';
import { ResendButton } from './ResendButton';

/** How long to wait before asking for one more mail. */
const PAUSE_MS = 60_000;

interface MailSentProps {
  email: string;
  /** When the mail was asked for, in ms since the epoch. */
  sentAt: number;
  /** How long its link works, in words. */
  life: string;
  request: (email: string) => Promise<void>;
  onOtherAddress: () => void;
}

/** The link is on its way, if the address is known: the page says the same in either case. */
export function MailSent({ email, sentAt, life, request, onOtherAddress }: MailSentProps) {
  const t = useTexts();
  const r = useRecoveryTexts();
  const [lastSentAt, setLastSentAt] = useState(sentAt);
  const { run, isPending, error } = useAction(request, () => {
    setLastSentAt(Date.now());
  });
  const wait = useCountdown(Math.max(lastSentAt + PAUSE_MS, error?.retryAt ?? 0));
  const wasResent = lastSentAt !== sentAt;
  return (
    <>
      <Alert
        tone={wasResent ? 'ok' : 'neutral'}
        title={wasResent ? t.checkMail.sent : r.forgot.sentOpen}
      >
        <p>{wasResent ? t.checkMail.sentText : r.forgot.sentLasts(life)}</p>
      </Alert>
      {error && <ProblemAlert error={error} />}
      <div className={styles.actions}>
        <ResendButton
          wait={wait}
          isPending={isPending}
          onPress={() => {
            run(email);
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
