import { Button } from '@repo/ui/Button';
import { Form } from '@repo/ui/Form';
import { OtpInput } from '@repo/ui/OtpInput';
import { PasswordInput } from '@repo/ui/PasswordInput';
import { useMemo, useState } from 'react';
import { reauthenticate } from '../../features/security/api';
import { whileSignedIn } from '../../features/auth/visitor-store';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useTexts } from '../../i18n/I18nProvider';
import { useAction } from '../../lib/use-action';
import type { FieldErrors } from '../auth/field-errors';
import { ProblemAlert } from '../auth/ProblemAlert';
import { ModalActions } from './ModalActions';

interface StepUpFormProps {
  /** Whose proof it is. */
  email: string;
  /** Somebody with a second factor proves it by a code, everybody else by their password. */
  asksCode: boolean;
  onProven: () => void;
  onTurnBack: () => void;
}

/** One more proof that it is the person: a code or the password. */
export function StepUpForm({ email, asksCode, onProven, onTurnBack }: StepUpFormProps) {
  const t = useTexts();
  const s = useSecurityTexts();
  const [own, setOwn] = useState<FieldErrors>({});
  const { run, isPending, error } = useAction(
    (proof: Parameters<typeof reauthenticate>[0]) => whileSignedIn(reauthenticate(proof)),
    onProven,
  );
  // The second factor may have been set up in another tab since this page was drawn.
  const byCode = asksCode || (error?.code === 'VALIDATION_ERROR' && 'code' in error.fields);
  const refused = useMemo((): FieldErrors => {
    if (error?.code === 'INVALID_CODE') {
      return { code: s.wrongCode };
    }
    return error?.code === 'INVALID_CREDENTIALS' ? { password: s.stepUp.wrongPassword } : {};
  }, [error, s]);
  const needsAlert = error !== null && Object.keys(refused).length === 0;

  function submit({ password = '', code = '' }: Readonly<Record<string, string | undefined>>) {
    const missing: FieldErrors = byCode
      ? code.length < 6
        ? { code: s.needsCode }
        : {}
      : password
        ? {}
        : { password: s.stepUp.needsPassword };
    setOwn(missing);
    if (Object.keys(missing).length === 0) {
      run(byCode ? { code } : { password });
    }
  }

  return (
    <Form errors={Object.keys(own).length > 0 ? own : refused} onSubmit={submit}>
      {needsAlert && error.code !== 'VALIDATION_ERROR' && <ProblemAlert error={error} />}
      {byCode ? (
        <OtpInput name="code" label={s.code} />
      ) : (
        <>
          {/* A password manager needs to know whose password it fills in. */}
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            name="password"
            label={s.stepUp.password}
            autoComplete="current-password"
            showLabel={t.common.showPassword}
            hideLabel={t.common.hidePassword}
            capsLockHint={t.common.capsLock}
          />
        </>
      )}
      <ModalActions>
        <Button onClick={onTurnBack}>{s.cancel}</Button>
        <Button type="submit" variant="primary" busy={isPending} busyLabel={s.stepUp.busy}>
          {s.stepUp.submit}
        </Button>
      </ModalActions>
    </Form>
  );
}
