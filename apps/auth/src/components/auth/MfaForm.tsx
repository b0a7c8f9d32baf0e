import { Checkbox } from '@repo/ui/Checkbox';
import { Form } from '@repo/ui/Form';
import { OtpInput } from '@repo/ui/OtpInput';
import { TextInput } from '@repo/ui/TextInput';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { User } from '../../api/user';
import type { Challenge, Method } from '../../features/auth/challenge';
import { answerChallenge } from '../../features/auth/challenge-api';
import { daysOf } from '../../i18n/duration';
import { useRecoveryTexts } from '../../i18n/lazy-texts';
import { inSteps } from '../../lib/page-steps';
import { useAction } from '../../lib/use-action';
import { useCountdown } from '../../lib/use-countdown';
import { SubmitButton } from './SubmitButton';
import type { FieldErrors } from './field-errors';
import { ProblemAlert } from './ProblemAlert';

interface MfaFormProps {
  challenge: Challenge;
  method: Method;
  /** How long a device may be trusted, in seconds. */
  trustLasts: number;
  onSignedIn: (user: User) => void;
}

type Values = Readonly<Record<string, string | undefined>>;

const DIGITS = 6;
const RECOVERY_LETTERS = 16;

/** The second proof of a sign-in, by one of its methods. Six digits are sent as soon as they are all there. */
export function MfaForm({ challenge, method, trustLasts, onSignedIn }: MfaFormProps) {
  const { mfa } = useRecoveryTexts();
  const [own, setOwn] = useState<FieldErrors>({});
  const input = useRef<HTMLInputElement>(null);
  const { run, isPending, error } = useAction(inSteps(answerChallenge), (user) => {
    onSignedIn(user);
    return 'leaving';
  });
  const wait = useCountdown(error?.retryAt ?? null);
  const isRecovery = method === 'recovery_code';
  const field = isRecovery ? 'recoveryCode' : 'code';
  const wrong = {
    totp: mfa.wrongCode,
    email_code: mfa.wrongEmailCode,
    recovery_code: mfa.wrongRecoveryCode,
  }[method];
  // A new object with each refusal: it moves the focus back to the code.
  const refused = useMemo(
    () => (error?.code === 'INVALID_CODE' ? { [field]: wrong } : {}),
    [error, field, wrong],
  );
  const errors = Object.keys(own).length > 0 ? own : refused;

  // There is one thing to do here, and the code on the phone is running out.
  useEffect(() => {
    input.current?.focus();
  }, []);

  function submit(values: Values) {
    const typed = (values[field] ?? '').replace(/[\s-]/g, '');
    const isWhole = typed.length >= (isRecovery ? RECOVERY_LETTERS : DIGITS);
    setOwn(isWhole ? {} : { [field]: isRecovery ? mfa.needsRecoveryCode : mfa.needsCode });
    if (isWhole && wait === 0) {
      run({ [field]: typed, trustDevice: values.trustDevice !== undefined });
    }
  }

  return (
    <Form errors={errors} onSubmit={submit}>
      {error && error.code !== 'INVALID_CODE' && <ProblemAlert error={error} />}
      {isRecovery ? (
        <TextInput
          ref={input}
          name="recoveryCode"
          label={mfa.recoveryCode}
          description={mfa.recoveryHint}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={64}
          dir="ltr"
        />
      ) : (
        <OtpInput
          ref={input}
          name="code"
          label={mfa.code}
          description={method === 'totp' ? mfa.totpHint : mfa.emailHint}
        />
      )}
      {challenge.offersTrust && (
        <Checkbox
          name="trustDevice"
          label={mfa.trust(daysOf(trustLasts))}
          description={mfa.trustHint}
        />
      )}
      <SubmitButton wait={wait} isPending={isPending} busyLabel={mfa.busy}>
        {mfa.submit}
      </SubmitButton>
    </Form>
  );
}
