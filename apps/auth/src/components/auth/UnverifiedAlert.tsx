import { Alert } from '@repo/ui/Alert';
import { EmailInput } from '@repo/ui/EmailInput';
import { useRef } from 'react';
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

  function send() {
    const address = isEmail ? identifier : (email.current?.value.trim() ?? '');
    if (checkEmail(address, t) === null) {
      resend(address);
    } else {
      email.current?.focus();
    }
  }

  return (
    <>
      <Alert tone="warn" role="alert" title={t.login.unverified.title}>
        <p>{wasResent ? t.checkMail.sentText : t.login.unverified.text}</p>
        <div className={styles.resend}>
          {!isEmail && (
            <EmailInput ref={email} label={t.common.email} description={t.verify.resendHint} />
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
