import { Button } from '@repo/ui/Button';
import { EmailInput } from '@repo/ui/EmailInput';
import { Form } from '@repo/ui/Form';
import { Modal } from '@repo/ui/Modal';
import { requestEmailChange } from '../../features/security/api';
import type { Policies } from '../../features/auth/schemas';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useTexts } from '../../i18n/I18nProvider';
import { useAction } from '../../lib/use-action';
import { checkEmail } from '../auth/form-checks';
import { ProblemAlert } from '../auth/ProblemAlert';
import { useFormErrors } from '../auth/use-form-errors';
import { ModalActions } from './ModalActions';
import { useStepUp } from './step-up';

interface ChangeEmailProps {
  /** The address in force. */
  email: string;
  policies: Policies;
  onSent: (newEmail: string) => void;
  onClose: () => void;
}

/** Asks for a link to a new address. Until it is opened the old one stays. */
export function ChangeEmail({ email, policies, onSent, onClose }: ChangeEmailProps) {
  const t = useTexts();
  const { email: s, cancel } = useSecurityTexts();
  const withStepUp = useStepUp();
  const { run, isPending, error } = useAction(
    (newEmail: string) => withStepUp(() => requestEmailChange(newEmail)).then(() => newEmail),
    onSent,
  );
  const { errors, accept, needsAlert } = useFormErrors(error, policies);

  function submit({ newEmail = '' }: Readonly<Record<string, string | undefined>>) {
    const wanted = newEmail.trim();
    const isSame = wanted.toLowerCase() === email.toLowerCase();
    const fault = isSame ? s.same : checkEmail(wanted, t);
    if (accept(fault ? { newEmail: fault } : {})) {
      run(wanted);
    }
  }

  return (
    <Modal
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={s.title}
      description={s.text}
      closeLabel={t.common.close}
    >
      <Form errors={errors} onSubmit={submit}>
        {error && needsAlert && <ProblemAlert error={error} />}
        <EmailInput name="newEmail" label={s.field} autoComplete="email" />
        <ModalActions>
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" variant="primary" busy={isPending} busyLabel={s.busy}>
            {s.submit}
          </Button>
        </ModalActions>
      </Form>
    </Modal>
  );
}
