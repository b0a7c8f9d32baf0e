import { Checkbox } from '@repo/ui/Checkbox';
import { Form } from '@repo/ui/Form';
import { PasswordInput } from '@repo/ui/PasswordInput';
import { TextInput } from '@repo/ui/TextInput';
import { useEffect, useRef, useState } from 'react';
import type { User } from '../../api/user';
import { login } from '../../features/auth/api';
import { toChallenge, type Challenge } from '../../features/auth/challenge';
import type { Policies } from '../../features/auth/schemas';
import { useTexts } from '../../i18n/I18nProvider';
import { inSteps } from '../../lib/page-steps';
import { useAction } from '../../lib/use-action';
import { useCountdown } from '../../lib/use-countdown';
import { SubmitButton } from './SubmitButton';
import { checkEmail } from './form-checks';
import { ProblemAlert } from './ProblemAlert';
import { RouteLink } from './RouteLink';
import { UnverifiedAlert } from './UnverifiedAlert';
import { useFormErrors } from './use-form-errors';

interface LoginFormProps {
  policies: Policies;
  /** The address, where the person typed it already. */
  email?: string | undefined;
  /** Where to go next is the page's business; the form stays busy meanwhile. */
  onSignedIn: (user: User) => void;
  /** The password was right, and the server asks for more. */
  onChallenged: (challenge: Challenge) => void;
}

/** Email or username, and password. */
export function LoginForm({ policies, email = '', onSignedIn, onChallenged }: LoginFormProps) {
  const t = useTexts();
  const [identifier, setIdentifier] = useState('');
  const password = useRef<HTMLInputElement>(null);
  const { run, isPending, error } = useAction(inSteps(login), (reply) => {
    if (reply.mfaRequired) {
      onChallenged(toChallenge(reply));
    } else {
      onSignedIn(reply.user);
    }
    return 'leaving';
  });
  const { errors, accept } = useFormErrors(error, policies);
  const [typed, setTyped] = useState(email);
  const pause = useCountdown(error?.retryAt ?? null);
  // A locked identifier stops nobody from signing in with another one.
  const wait = error?.code === 'ACCOUNT_LOCKED' && typed !== identifier ? 0 : pause;
  const asksUsername = policies.fields.username !== 'off';
  const isWrong = error?.code === 'INVALID_CREDENTIALS';

  useEffect(() => {
    if (error?.code === 'INVALID_CREDENTIALS') {
      // What was typed stays, marked, so that typing replaces it.
      password.current?.focus();
      password.current?.select();
    }
  }, [error]);

  function submit(values: Readonly<Record<string, string | undefined>>) {
    const request = {
      identifier: values.identifier?.trim() ?? '',
      password: values.password ?? '',
    };
    const missing = {
      ...(!request.identifier && {
        identifier: asksUsername ? t.login.needsIdentifier : t.login.needsEmail,
      }),
      ...(!request.password && { password: t.login.needsPassword }),
    };
    if (accept(missing) && wait === 0) {
      setIdentifier(request.identifier);
      setTyped(request.identifier);
      run({ ...request, rememberMe: values.rememberMe !== undefined });
    }
  }

  // Nobody types their address twice.
  const known = checkEmail(typed, t) === null ? { email: typed } : undefined;
  const marked = isWrong ? { 'aria-describedby': 'why', 'aria-invalid': true } : {};
  return (
    <Form errors={errors} onSubmit={submit}>
      {error?.code === 'EMAIL_NOT_VERIFIED' && <UnverifiedAlert identifier={identifier} />}
      {error && error.code !== 'EMAIL_NOT_VERIFIED' && (
        <ProblemAlert error={error} id="why">
          {error.code === 'ACCOUNT_LOCKED' && (
            <RouteLink to="/unlock" state={known}>
              {t.login.unlock}
            </RouteLink>
          )}
        </ProblemAlert>
      )}
      <TextInput
        name="identifier"
        label={asksUsername ? t.login.identifier : t.common.email}
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        defaultValue={email}
        onChange={({ target }) => {
          setTyped(target.value.trim());
        }}
        {...marked}
      />
      <PasswordInput
        ref={password}
        name="password"
        label={t.common.password}
        labelEnd={
          policies.features.passwordReset && (
            <RouteLink variant="quiet" to="/forgot-password" state={known}>
              {t.login.forgot}
            </RouteLink>
          )
        }
        autoComplete="current-password"
        showLabel={t.common.showPassword}
        hideLabel={t.common.hidePassword}
        capsLockHint={t.common.capsLock}
        {...marked}
      />
      <Checkbox name="rememberMe" label={t.login.remember} />
      <SubmitButton wait={wait} isPending={isPending} busyLabel={t.login.busy}>
        {t.login.title}
      </SubmitButton>
    </Form>
  );
}
