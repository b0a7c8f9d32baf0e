import { Alert } from '@repo/ui/Alert';
import { Bones } from '@repo/ui/Bones';
import { Card } from '@repo/ui/Card';
import { ConfirmDialog } from '@repo/ui/ConfirmDialog';
import { useState } from 'react';
import type { User } from '../../api/user';
import type { Policies } from '../../features/auth/schemas';
import { reloadUser } from '../../features/auth/visitor-store';
import {
  enrolTotp,
  newRecoveryCodes,
  removeTotp,
  type Mfa,
  type TotpEnrolment,
} from '../../features/security/api';
import { useMfa, useRefreshSecurity } from '../../features/security/use-mfa';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useTexts } from '../../i18n/I18nProvider';
import { useAction } from '../../lib/use-action';
import { ProblemAlert } from '../auth/ProblemAlert';
import { ChangePassword } from './ChangePassword';
import { DoorState } from './DoorState';
import { KeepCodes } from './KeepCodes';
import { PartFailed } from './PartFailed';
import { SignInMethods } from './SignInMethods';
import { useStepUp } from './step-up';
import { TotpSetup } from './TotpSetup';
import { TrustedDevices } from './TrustedDevices';

interface SecurityManagerProps {
  user: User;
  policies: Policies;
}

/** The locks of the account: what they are, and how to change them. */
export function SecurityManager({ user, policies }: SecurityManagerProps) {
  const { loading, failed } = useSecurityTexts();
  const { data: mfa, error, refetch } = useMfa();
  if (mfa) {
    return <Locks user={user} policies={policies} mfa={mfa} />;
  }
  return (
    <Card>
      {error ? (
        <PartFailed {...failed} onRetry={() => void refetch()} />
      ) : (
        <Bones rows={3} label={loading} />
      )}
    </Card>
  );
}

/** The dialog that is open. */
type Open =
  | { kind: 'password' }
  | { kind: 'set-up'; enrolment: TotpEnrolment }
  | { kind: 'codes'; codes: readonly string[]; done: string }
  | { kind: 'turn-off' }
  | { kind: 'new-codes' };

function Locks({ user, policies, mfa }: SecurityManagerProps & { mfa: Mfa }) {
  const t = useTexts();
  const s = useSecurityTexts();
  const withStepUp = useStepUp();
  const refresh = useRefreshSecurity();
  const [open, setOpen] = useState<Open | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const close = () => {
    setOpen(null);
  };

  function show(next: Open) {
    setDone(null);
    setOpen(next);
  }

  function finish(what: string) {
    setOpen(null);
    setDone(what);
    refresh();
    void reloadUser();
  }

  const enrol = useAction(
    () => withStepUp(enrolTotp),
    (enrolment) => {
      show({ kind: 'set-up', enrolment });
    },
  );
  const turnOff = useAction(
    () => withStepUp(removeTotp),
    () => {
      finish(s.totp.offDone);
    },
  );
  const renew = useAction(
    () => withStepUp(newRecoveryCodes),
    (codes) => {
      setOpen({ kind: 'codes', codes, done: s.codes.done });
    },
  );
  const setUp = () => {
    enrol.run(undefined);
  };

  return (
    <>
      {enrol.error && <ProblemAlert error={enrol.error} />}
      {done && <Alert tone="ok" title={done} />}
      <DoorState
        hasSecond={mfa.totp.enabled}
        codesLeft={mfa.recoveryCodesLeft}
        isOffered={policies.features.totp}
        onAddSecond={setUp}
      />
      <SignInMethods
        user={user}
        mfa={mfa}
        offersTotp={policies.features.totp}
        onChangePassword={() => {
          show({ kind: 'password' });
        }}
        onSetUp={setUp}
        onTurnOff={() => {
          show({ kind: 'turn-off' });
        }}
        onNewCodes={() => {
          show({ kind: 'new-codes' });
        }}
      />
      {policies.features.trustedDevices && mfa.totp.enabled && (
        <TrustedDevices
          devices={mfa.trustedDevices}
          lasts={policies.lifetimes.trustedDevice}
          onRemoved={(device) => {
            finish(s.trusted.removed(device));
          }}
        />
      )}
      {open?.kind === 'password' && (
        <ChangePassword
          user={user}
          policies={policies}
          onDone={() => {
            finish(s.password.done);
          }}
          onClose={close}
        />
      )}
      {open?.kind === 'set-up' && (
        <TotpSetup
          enrolment={open.enrolment}
          onConfirmed={(codes) => {
            setOpen({ kind: 'codes', codes, done: s.totp.done });
          }}
          onClose={close}
        />
      )}
      {open?.kind === 'codes' && (
        <KeepCodes
          codes={open.codes}
          onKept={() => {
            finish(open.done);
          }}
        />
      )}
      <ConfirmDialog
        open={open?.kind === 'turn-off'}
        onOpenChange={close}
        title={s.totp.offQuestion}
        confirmLabel={s.methods.turnOff}
        cancelLabel={s.totp.keep}
        busy={turnOff.isPending}
        error={turnOff.error && t.problems[turnOff.error.code].title}
        onConfirm={() => {
          turnOff.run(undefined);
        }}
      >
        {s.totp.offText}
      </ConfirmDialog>
      <ConfirmDialog
        open={open?.kind === 'new-codes'}
        onOpenChange={close}
        title={s.codes.newQuestion}
        confirmLabel={s.codes.make}
        cancelLabel={s.codes.keep}
        tone="primary"
        busy={renew.isPending}
        error={renew.error && t.problems[renew.error.code].title}
        onConfirm={() => {
          renew.run(undefined);
        }}
      >
        {s.codes.newText}
      </ConfirmDialog>
    </>
  );
}
