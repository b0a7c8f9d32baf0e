import { EmailInput } from '@repo/ui/EmailInput';
import { Form } from '@repo/ui/Form';
import { useState } from 'react';
import { useTexts } from '../../i18n/I18nProvider';
import { inSteps } from '../../lib/page-steps';
import { useAction } from '../../lib/use-action';
import { useCountdown } from '../../lib/use-countdown';
import { SubmitButton } from './SubmitButton';
import type { FieldErrors } from './field-errors';
import { checkEmail } from './form-checks';
import { ProblemAlert } from './ProblemAlert';

interface MailRequestProps {
  /** Asks the server for the mail. It answers the same whether or not it knows the address. */
  request: (email: string) => Promise<void>;
  submit: string;
  busy: string;
  /** The address, where the person typed it already. */
  email?: string | undefined;
  onSent: (email: string) => void;
}

/** Asks for an address, and the server for a mail to it. */
export function MailRequest({ request, submit, busy, email, onSent }: MailRequestProps) {
  const t = useTexts();
  const [errors, setErrors] = useState<FieldErrors>({});
  const { run, isPending, error } = useAction(
    inSteps((email: string) => request(email).then(() => email)),
    onSent,
  );
  const wait = useCountdown(error?.retryAt ?? null);

  function send({ email: typed }: Readonly<Record<string, string | undefined>>) {
    const fault = checkEmail(typed, t);
    setErrors(fault ? { email: fault } : {});
    if (!fault && wait === 0) {
      run(typed?.trim() ?? '');
    }
  }

  return (
    <Form errors={errors} onSubmit={send}>
      {error && <ProblemAlert error={error} />}
      <EmailInput
        name="email"
        label={t.common.email}
        autoComplete="username"
        defaultValue={email}
      />
      <SubmitButton wait={wait} isPending={isPending} busyLabel={busy}>
        {submit}
      </SubmitButton>
    </Form>
  );
}
