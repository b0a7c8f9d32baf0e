import { Form } from '@repo/ui/Form';
import { OtpInput } from '@repo/ui/OtpInput';
import { useMemo, useState } from 'react';
import { confirmUnlockByCode } from '../../features/recovery/api';
import { useRecoveryTexts } from '../../i18n/lazy-texts';
import { inSteps } from '../../lib/page-steps';
import { useAction } from '../../lib/use-action';
import { useCountdown } from '../../lib/use-countdown';
import { ProblemAlert } from './ProblemAlert';
import { SubmitButton } from './SubmitButton';

interface UnlockCodeFormProps {
  /** The address that the code was asked for with. */
  email: string;
  onOpen: () => void;
}

const DIGITS = 6;

/** The code of an unlock mail, typed on the device that asked for it. It is sent as soon as all six digits are there. */
export function UnlockCodeForm({ email, onOpen }: UnlockCodeFormProps) {
  const { mfa, unlock } = useRecoveryTexts();
  const [isCut, setCut] = useState(false);
  const { run, isPending, error } = useAction(inSteps(confirmUnlockByCode), onOpen);
  const wait = useCountdown(error?.retryAt ?? null);
  // A new object with each refusal: it moves the focus back to the code.
  const refused = useMemo(
    () => (error?.code === 'INVALID_CODE' ? { code: unlock.wrongCode } : {}),
    [error, unlock.wrongCode],
  );

  function submit({ code = '' }: Readonly<Record<string, string | undefined>>) {
    const isWhole = code.length === DIGITS;
    setCut(!isWhole);
    if (isWhole && wait === 0) {
      run({ email, code });
    }
  }

  return (
    <Form errors={isCut ? { code: mfa.needsCode } : refused} onSubmit={submit}>
      {error && error.code !== 'INVALID_CODE' && <ProblemAlert error={error} />}
      <OtpInput name="code" label={unlock.code} description={unlock.codeHint} />
      <SubmitButton wait={wait} isPending={isPending} busyLabel={unlock.busy}>
        {unlock.confirm}
      </SubmitButton>
    </Form>
  );
}
