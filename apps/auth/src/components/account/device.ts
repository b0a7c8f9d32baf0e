import type { components } from '../../api/generated/contract';
import type { Texts } from '../../i18n/catalogue';

type DeviceInfo = components['schemas']['DeviceInfo'];

export const deviceIcons = {
  desktop: 'laptop',
  phone: 'phone',
  tablet: 'tablet',
  other: 'terminal',
} as const satisfies Record<DeviceInfo['kind'], string>;

/** "Firefox on Ubuntu", as far as it is known. */
export function deviceName({ browser, os, kind }: DeviceInfo, t: Texts): string {
  return browser && os ? t.sessions.device(browser, os) : (browser ?? os ?? t.sessions.kinds[kind]);
}
