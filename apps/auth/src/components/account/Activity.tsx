import { Bones } from '@repo/ui/Bones';
import { Button } from '@repo/ui/Button';
import { Card, CardRow, CardRows } from '@repo/ui/Card';
import type { IconName } from '@repo/ui/Icon';
import { groupEvents, type EventGroup } from '../../features/security/group-events';
import { useSecurityEvents } from '../../features/security/use-security-events';
import { useSecurityTexts, type SecurityTexts } from '../../i18n/lazy-texts';
import { useI18n } from '../../i18n/I18nProvider';
import { alone, whenText } from '../../i18n/when';
import { deviceIcons, deviceName } from './device';
import styles from './Activity.module.css';
import { NetworkAddress } from './NetworkAddress';
import { PartFailed } from './PartFailed';

/** What happened to the account, in plain words, newest first. */
export function Activity() {
  const { activity: t, loading } = useSecurityTexts();
  const events = useSecurityEvents();

  if (events.isError && !events.data) {
    return (
      <Card title={t.title}>
        <PartFailed {...t.failed} onRetry={() => void events.refetch()} />
      </Card>
    );
  }
  if (!events.data) {
    return (
      <Card title={t.title}>
        <Bones rows={4} label={loading} />
      </Card>
    );
  }
  const groups = groupEvents(events.data.pages.flatMap((page) => page.events));
  return (
    <Card
      title={t.title}
      description={groups.length === 0 && t.none}
      footer={
        events.hasNextPage && (
          <Button
            variant="quiet"
            busy={events.isFetchingNextPage}
            busyLabel={t.loadingOlder}
            onClick={() => void events.fetchNextPage()}
          >
            {t.older}
          </Button>
        )
      }
    >
      {groups.length > 0 && (
        <CardRows log>
          {groups.map((group) => (
            <Row key={group.event.id} group={group} />
          ))}
        </CardRows>
      )}
    </Card>
  );
}

function Row({ group: { event, count } }: { group: EventGroup }) {
  const { t, language } = useI18n();
  const s = useSecurityTexts();
  const { deviceInfo, location, ipAddress, time } = event;
  const isFailure = WARNINGS.has(event.event);
  return (
    <CardRow
      className={styles.event}
      icon={
        isFailure
          ? 'warn'
          : (icons[event.event] ?? (deviceInfo ? deviceIcons[deviceInfo.kind] : 'info'))
      }
      tone={isFailure ? 'warn' : 'neutral'}
      title={eventText(event.event, event.reason, count, s)}
      meta={[
        ...(deviceInfo ? [deviceName(deviceInfo, t)] : []),
        ...(location ? [location] : []),
        ...(ipAddress ? [<NetworkAddress key="address" address={ipAddress} />] : []),
        ...(event.current ? [s.activity.here] : []),
      ]}
      action={
        <time dateTime={time} className={styles.when}>
          {alone(whenText(time, language, t.sessions.justNow), language)}
        </time>
      }
    />
  );
}

interface EventText {
  one: string;
  many?: (count: number) => string;
}

/** A newer server may tell of things we have no words for. */
function eventText(
  kind: string,
  reason: string | undefined,
  count: number,
  s: SecurityTexts,
): string {
  const named = kind === 'LOGIN_FAILED' && reason === 'CREDENTIALS' ? 'WRONG_PASSWORD' : kind;
  const texts: Readonly<Record<string, EventText>> = s.events;
  const text = Object.hasOwn(texts, named) ? texts[named] : undefined;
  if (!text) {
    return s.activity.other;
  }
  return count > 1 && text.many ? text.many(count) : text.one;
}

const WARNINGS: ReadonlySet<string> = new Set([
  'LOGIN_FAILED',
  'MFA_FAILED',
  'TOKEN_REUSE_DETECTED',
  'ACCOUNT_LOCKED',
  'ACCOUNT_DISABLED',
  'ANOMALY_DETECTED',
  'NOT_ME_REPORTED',
]);

const icons: Readonly<Record<string, IconName>> = {
  LOGIN_SUCCESS: 'tick',
  LOGOUT: 'sign-out',
  SESSION_REVOKED: 'sign-out',
  ALL_SESSIONS_REVOKED: 'sign-out',
  PASSWORD_CHANGED: 'lock',
  PASSWORD_RESET_REQUESTED: 'lock',
  PASSWORD_RESET_SUCCESS: 'lock',
  EMAIL_VERIFICATION_SUCCESS: 'mail',
  EMAIL_CHANGE_REQUESTED: 'mail',
  EMAIL_CHANGED: 'mail',
  EMAIL_CHANGE_CANCELLED: 'mail',
  MFA_CHALLENGED: 'key',
  MFA_ENABLED: 'key',
  MFA_DISABLED: 'key',
  REAUTHENTICATED: 'key',
  RECOVERY_CODE_USED: 'codes',
  RECOVERY_CODES_REGENERATED: 'codes',
  ACCOUNT_UNLOCKED: 'shield',
  PROFILE_CHANGED: 'user',
  SIGNUP_SUCCESS: 'user',
};
