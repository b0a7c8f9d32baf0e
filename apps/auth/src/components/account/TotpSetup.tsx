import { Button } from '@repo/ui/Button';
import { SecretText } from '@repo/ui/CodeList';
import { Form } from '@repo/ui/Form';
import { Modal } from '@repo/ui/Modal';
import { OtpInput } from '@repo/ui/OtpInput';
import { QrCode } from '@repo/ui/QrCode';
import { useMemo, useState } from 'react';
import { confirmTotp, type TotpEnrolment } from '../../features/security/api';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useTexts } from '../../i18n/I18nProvider';
import { useAction } from '../../lib/use-action';
import type { FieldErrors } from '../auth/field-errors';
import { ProblemAlert } from '../auth/ProblemAlert';
import { ModalActions } from './ModalActions';
import { useStepUp } from './step-up';
import styles from './TotpSetup.module.css';

interface TotpSetupProps {
  enrolment: TotpEnrolment;
  /** It is on; the codes are shown this once. */
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onClose: () => void;
}

/** The key as a picture and as text, and the first code as the proof that the app has it. */
export function TotpSetup({ enrolment, onConfirmed, onClose }: TotpSetupProps) {
  const t = useTexts();
  const s = useSecurityTexts();
  const withStepUp = useStepUp();
  const [own, setOwn] = useState<FieldErrors>({});
  const { run, isPending, error } = useAction(
    (code: string) => withStepUp(() => confirmTotp(code)),
    onConfirmed,
  );
  const isWrong = error?.code === 'INVALID_CODE';
  const refused = useMemo(
    (): FieldErrors => (error?.code === 'INVALID_CODE' ? { code: s.wrongCode } : {}),
    [error, s],
  );

  function submit({ code = '' }: Readonly<Record<string, string | undefined>>) {
    setOwn(code.length < 6 ? { code: s.needsCode } : {});
    if (code.length === 6) {
      run(code);
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
      title={s.totp.title}
      description={s.totp.scan}
      closeLabel={t.common.close}
    >
      <Form errors={Object.keys(own).length > 0 ? own : refused} onSubmit={submit}>
        <div className={styles.key}>
          <QrCode text={enrolment.otpauthUri} label={s.totp.qr} />
          <p>{s.totp.manual}</p>
          <SecretText
            text={enrolment.secret}
            copyLabel={s.totp.copyKey}
            copiedLabel={s.totp.copied}
            copyFailedLabel={s.totp.copyFailed}
          />
        </div>
        {error && !isWrong && <ProblemAlert error={error} />}
        <OtpInput name="code" label={s.code} description={s.totp.confirm} />
        <ModalActions>
          <Button onClick={onClose}>{s.cancel}</Button>
          <Button type="submit" variant="primary" busy={isPending} busyLabel={s.totp.busy}>
            {s.totp.submit}
          </Button>
        </ModalActions>
      </Form>
    </Modal>
  );
}
