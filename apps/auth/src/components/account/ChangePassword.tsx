import { Button } from '@repo/ui/Button';
import { Form } from '@repo/ui/Form';
import { Modal } from '@repo/ui/Modal';
import { PasswordInput } from '@repo/ui/PasswordInput';
import { useMemo } from 'react';
import type { User } from '../../api/user';
import { changePassword } from '../../features/security/api';
import type { Policies } from '../../features/auth/schemas';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useTexts } from '../../i18n/I18nProvider';
import { useAction } from '../../lib/use-action';
import { checkPassword } from '../auth/form-checks';
import { NewPasswordInput } from '../auth/NewPasswordInput';
import { ProblemAlert } from '../auth/ProblemAlert';
import { useFormErrors } from '../auth/use-form-errors';
import { ModalActions } from './ModalActions';
import { useStepUp } from './step-up';

interface ChangePasswordProps {
  user: User;
  policies: Policies;
  onDone: () => void;
  onClose: () => void;
}

/** A new password, by the current one. */
export function ChangePassword({ user, policies, onDone, onClose }: ChangePasswordProps) {
  const t = useTexts();
  const { password: s, cancel } = useSecurityTexts();
  const withStepUp = useStepUp();
  const { run, isPending, error } = useAction(
    (request: { currentPassword: string; newPassword: string }) =>
      withStepUp(() => changePassword(request)),
    onDone,
  );
  const { errors, accept, needsAlert } = useFormErrors(error, policies);
  const isWrong = error?.code === 'INVALID_CREDENTIALS';
  const shown = useMemo(
    () =>
      isWrong && Object.keys(errors).length === 0 ? { currentPassword: s.wrongCurrent } : errors,
    [errors, isWrong, s],
  );

  function submit(values: Readonly<Record<string, string | undefined>>) {
    const { currentPassword = '', newPassword = '' } = values;
    const fault = checkPassword(newPassword, policies, t);
    const faults = {
      ...(!currentPassword && { currentPassword: s.needsCurrent }),
      ...(fault && { newPassword: fault }),
    };
    if (accept(faults)) {
      run({ currentPassword, newPassword });
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
      <Form errors={shown} onSubmit={submit}>
        {error && needsAlert && !isWrong && <ProblemAlert error={error} />}
        {/* A password manager needs to know whose password it keeps. */}
        <input type="email" autoComplete="username" value={user.email} readOnly hidden />
        <PasswordInput
          name="currentPassword"
          label={s.current}
          autoComplete="current-password"
          showLabel={t.common.showPassword}
          hideLabel={t.common.hidePassword}
          capsLockHint={t.common.capsLock}
        />
        <NewPasswordInput
          name="newPassword"
          label={s.next}
          rules={policies.password}
          ownData={[user.email, user.username, user.firstName, user.lastName]}
        />
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
