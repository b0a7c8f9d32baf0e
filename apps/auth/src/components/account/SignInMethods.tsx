import { Badge } from '@repo/ui/Badge';
import { Button } from '@repo/ui/Button';
import { Card, CardRow, CardRows } from '@repo/ui/Card';
import type { User } from '../../api/user';
import type { Mfa } from '../../features/security/api';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useI18n } from '../../i18n/I18nProvider';
import { dateText } from '../../i18n/when';
import { Pips } from './Pips';
import styles from './SignInMethods.module.css';

/** So few are left that new ones are worth making. */
const FEW_CODES = 2;

interface SignInMethodsProps {
  user: User;
  mfa: Mfa;
  /** Whether an authenticator app can be set up here. */
  offersTotp: boolean;
  onChangePassword: () => void;
  onSetUp: () => void;
  onTurnOff: () => void;
  onNewCodes: () => void;
}

/** What opens the account: the password, the app, the spare keys. */
export function SignInMethods({ user, mfa, offersTotp, ...does }: SignInMethodsProps) {
  const { language } = useI18n();
  const { methods: t } = useSecurityTexts();
  const { totp, recoveryCodesLeft: left, recoveryCodesIssued: issued } = mfa;
  const isFew = left <= FEW_CODES && left < issued;
  return (
    <Card title={t.title}>
      <CardRows>
        <CardRow
          icon="lock"
          title={t.password}
          meta={t.changed(dateText(user.passwordChangedAt, language))}
          action={
            <Button size="small" aria-label={t.changePassword} onClick={does.onChangePassword}>
              {t.change}
            </Button>
          }
        />
        {(offersTotp || totp.enabled) && (
          <CardRow
            icon="key"
            tone={totp.enabled ? 'ok' : 'neutral'}
            title={t.app}
            badge={
              <Badge tone={totp.enabled ? 'ok' : 'neutral'}>{totp.enabled ? t.on : t.off}</Badge>
            }
            meta={
              totp.enabled
                ? totp.confirmedAt && t.setUpOn(dateText(totp.confirmedAt, language))
                : t.notSetUp
            }
            action={
              totp.enabled ? (
                <Button size="small" aria-label={t.turnOffApp} onClick={does.onTurnOff}>
                  {t.turnOff}
                </Button>
              ) : (
                <Button size="small" aria-label={t.setUpApp} onClick={does.onSetUp}>
                  {t.setUp}
                </Button>
              )
            }
          />
        )}
        {totp.enabled && (
          <CardRow
            icon="codes"
            tone={isFew ? 'warn' : 'neutral'}
            title={t.codes}
            meta={[
              <span key="left">
                <Pips left={left} of={issued} />
                <span className={styles.left}>{t.left(left, issued)}</span>
              </span>,
              ...(isFew ? [t.fewLeft] : []),
            ]}
            action={
              <Button size="small" onClick={does.onNewCodes}>
                {t.newCodes}
              </Button>
            }
          />
        )}
      </CardRows>
    </Card>
  );
}
