import { Alert } from '@repo/ui/Alert';
import { EmailInput } from '@repo/ui/EmailInput';
import { useRef, useState } from 'react';
import { useTexts } from '../../i18n/I18nProvider';
import { checkEmail } from './form-checks';
import { ProblemAlert } from './ProblemAlert';
import { ResendButton } from './ResendButton';
import styles from './UnverifiedAlert.module.css';
import { useResend } from './use-resend';

interface UnverifiedAlertProps {
  /** What the person signed in with. A username does not tell us where to send the mail. */
  identifier: string;
}

/** The password was right, but the address was never confirmed: offers the mail again. */
export function UnverifiedAlert({ identifier }: UnverifiedAlertProps) {
  const t = useTexts();
  const { resend, isPending, error, wait, wasResent } = useResend();
  const email = useRef<HTMLInputElement>(null);
  const isEmail = checkEmail(identifier, t) === null;
  const [fault, setFault] = useState<string | null>(null);

  function send() {
    const address = isEmail ? identifier : (email.current?.value.trim() ?? '');
    const wrong = checkEmail(address, t);
    setFault(wrong);
    if (wrong) {
      email.current?.focus();
    } else if (wait === 0) {
      resend(address);
    }
  }

  return (
    <>
      <Alert
        tone={wasResent ? 'ok' : 'warn'}
        role="alert"
        title={wasResent ? t.verify.sentTitle : t.login.unverified.title}
      >
        <p>{t.login.unverified.text}</p>
        <div className={styles.resend}>
          {!isEmail && (
            <EmailInput
              ref={email}
              label={t.common.email}
              description={t.verify.resendHint}
              error={fault}
              onChange={() => {
                setFault(null);
              }}
              onKeyDown={(event) => {
                // It stands in the form of the sign-in, which Enter would send.
                if (event.key === 'Enter') {
                  event.preventDefault();
                  send();
                }
              }}
            />
          )}
          <ResendButton small wait={wait} isPending={isPending} onPress={send}>
            {t.login.unverified.resend}
          </ResendButton>
        </div>
      </Alert>
      {error && <ProblemAlert error={error} />}
    </>
  );
}
