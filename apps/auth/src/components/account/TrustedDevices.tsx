import { Badge } from '@repo/ui/Badge';
import { Button } from '@repo/ui/Button';
import { Card, CardRow, CardRows } from '@repo/ui/Card';
import { useState } from 'react';
import { removeTrustedDevice, type TrustedDevice } from '../../features/security/api';
import { daysOf } from '../../i18n/duration';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useI18n } from '../../i18n/I18nProvider';
import { dateText } from '../../i18n/when';
import { useAction } from '../../lib/use-action';
import { ProblemAlert } from '../auth/ProblemAlert';
import { deviceIcons, deviceName } from './device';
import { useStepUp } from './step-up';

interface TrustedDevicesProps {
  devices: readonly TrustedDevice[];
  /** How long trust lasts, in seconds. */
  lasts: number;
  onRemoved: (device: string) => void;
}

/** The devices that skip the code. */
export function TrustedDevices({ devices, lasts, onRemoved }: TrustedDevicesProps) {
  const { t, language } = useI18n();
  const { trusted: s } = useSecurityTexts();
  const withStepUp = useStepUp();
  const [leaving, setLeaving] = useState<string | null>(null);
  const { run, isPending, error } = useAction(
    (device: TrustedDevice) => withStepUp(() => removeTrustedDevice(device.id)).then(() => device),
    (device) => {
      onRemoved(deviceName(device.deviceInfo, t));
    },
  );
  return (
    <Card title={s.title} description={devices.length > 0 ? s.text(daysOf(lasts)) : s.none}>
      {error && <ProblemAlert error={error} />}
      {devices.length > 0 && (
        <CardRows>
          {devices.map((device) => {
            const name = deviceName(device.deviceInfo, t);
            return (
              <CardRow
                key={device.id}
                icon={deviceIcons[device.deviceInfo.kind]}
                tone={device.current ? 'lit' : 'neutral'}
                title={name}
                badge={device.current && <Badge tone="lit">{t.sessions.thisDevice}</Badge>}
                meta={s.until(dateText(device.trustedUntil, language))}
                action={
                  <Button
                    size="small"
                    aria-label={s.removeOne(name)}
                    disabled={isPending && leaving === device.id}
                    onClick={() => {
                      setLeaving(device.id);
                      run(device);
                    }}
                  >
                    {s.remove}
                  </Button>
                }
              />
            );
          })}
        </CardRows>
      )}
    </Card>
  );
}
