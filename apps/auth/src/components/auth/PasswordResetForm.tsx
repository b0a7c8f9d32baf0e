import { Form } from '@repo/ui/Form';
import { useEffect } from 'react';
import { resetPassword } from '../../features/recovery/api';
import type { Policies } from '../../features/auth/schemas';
import { useRecoveryTexts } from '../../i18n/lazy-texts';
import { useTexts } from '../../i18n/I18nProvider';
import { inSteps } from '../../lib/page-steps';
import { useAction } from '../../lib/use-action';
import { SubmitButton } from './SubmitButton';
import { isDeadLink } from './dead-link';
import { checkPassword } from './form-checks';
import { NewPasswordInput } from './NewPasswordInput';
import { ProblemAlert } from './ProblemAlert';
import { useFormErrors } from './use-form-errors';

interface PasswordResetFormProps {
  token: string;
  policies: Policies;
  onDone: () => void;
  /** The link opens nothing any more. A refused password does not consume it. */
  onDead: () => void;
}

/** A new password by a mailed link. */
export function PasswordResetForm({ token, policies, onDone, onDead }: PasswordResetFormProps) {
  const t = useTexts();
  const r = useRecoveryTexts();
  const { run, isPending, error } = useAction(inSteps(resetPassword), onDone);
  const { errors, accept, needsAlert } = useFormErrors(error, policies);
  const isDead = isDeadLink(error);

  useEffect(() => {
    if (isDead) {
      onDead();
    }
  }, [isDead, onDead]);

  function submit({ newPassword = '' }: Readonly<Record<string, string | undefined>>) {
    const fault = checkPassword(newPassword, policies, t);
    if (accept(fault ? { newPassword: fault } : {})) {
      run({ token, newPassword });
    }
  }

  return (
    <Form errors={errors} onSubmit={submit}>
      {error && needsAlert && !isDead && <ProblemAlert error={error} />}
      <NewPasswordInput
        name="newPassword"
        label={r.newPassword}
        rules={policies.password}
        ownData={[]}
      />
      <SubmitButton isPending={isPending} busyLabel={r.reset.busy}>
        {r.reset.submit}
      </SubmitButton>
    </Form>
  );
}
