import { Alert } from '@repo/ui/Alert';
import { EmailInput } from '@repo/ui/EmailInput';
import { Form } from '@repo/ui/Form';
import { useState } from 'react';
import { useTexts } from '../../i18n/I18nProvider';
import type { FieldErrors } from './field-errors';
import { checkEmail } from './form-checks';
import { ProblemAlert } from './ProblemAlert';
import { SubmitButton } from './SubmitButton';
import { useResend } from './use-resend';

/** Asks for the address and sends a new link to it, if it is one that waits for confirmation. */
export function ResendForm() {
  const t = useTexts();
  const { resend, isPending, error, wait, wasResent } = useResend();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [sentTo, setSentTo] = useState('');

  function submit({ email = '' }: Readonly<Record<string, string | undefined>>) {
    const fault = checkEmail(email, t);
    setErrors(fault ? { email: fault } : {});
    if (!fault && wait === 0) {
      setSentTo(email.trim());
      resend(email.trim());
    }
  }

  return (
    <Form errors={errors} onSubmit={submit}>
      {wasResent && (
        <Alert tone="ok" title={t.verify.sentTitle}>
          <p>{t.verify.sentText(<strong>{sentTo}</strong>)}</p>
        </Alert>
      )}
      {error && <ProblemAlert error={error} />}
      <EmailInput
        name="email"
        label={t.common.email}
        description={t.verify.resendHint}
        autoComplete="username"
      />
      <SubmitButton
        wait={wait}
        waiting={t.checkMail.sendAgainIn}
        isPending={isPending}
        busyLabel={t.checkMail.sending}
      >
        {t.verify.resend}
      </SubmitButton>
    </Form>
  );
}
