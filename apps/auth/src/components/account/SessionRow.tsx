import { Badge } from '@repo/ui/Badge';
import { Button } from '@repo/ui/Button';
import { CardRow, type TileTone } from '@repo/ui/Card';
import type { SessionItem } from '../../features/sessions/api';
import { useI18n } from '../../i18n/I18nProvider';
import { whenText } from '../../i18n/when';
import { deviceIcons, deviceName } from './device';
import { NetworkAddress } from './NetworkAddress';

interface SessionRowProps {
  session: SessionItem;
  /** The device in hand has no button: signing out here is in the navigation. */
  onEnd?: () => void;
  isEnding?: boolean;
}

/** One place where the person is signed in. */
export function SessionRow({ session, onEnd, isEnding }: SessionRowProps) {
  const { t, language } = useI18n();
  const { deviceInfo, location, ipAddress, current, newPlace } = session;
  const device = deviceName(deviceInfo, t);
  const when = (iso: string) => whenText(iso, language, t.sessions.justNow);
  return (
    <CardRow
      icon={deviceIcons[deviceInfo.kind]}
      tone={toneOf(session)}
      title={device}
      badge={
        <>
          {current && <Badge tone="lit">{t.sessions.thisDevice}</Badge>}
          {newPlace && !current && (
            <Badge tone="warn" icon="pin">
              {t.sessions.newPlace}
            </Badge>
          )}
        </>
      }
      meta={[
        ...(location ? [location] : []),
        <NetworkAddress key="address" address={ipAddress} />,
        <time key="when" dateTime={current ? session.createdAt : session.lastUsedAt}>
          {current
            ? t.sessions.signedIn(when(session.createdAt))
            : t.sessions.active(when(session.lastUsedAt))}
        </time>,
      ]}
      action={
        onEnd && (
          <Button
            size="small"
            disabled={isEnding}
            aria-label={t.sessions.signOutOne(device)}
            onClick={onEnd}
          >
            {t.common.signOut}
          </Button>
        )
      }
    />
  );
}

function toneOf({ current, newPlace }: SessionItem): TileTone {
  if (current) {
    return 'lit';
  }
  return newPlace ? 'warn' : 'neutral';
}
