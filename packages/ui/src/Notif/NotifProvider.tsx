import { Toast } from '@base-ui/react/toast';
import type { ReactNode } from 'react';
import { buttonClass } from '../Button';
import { Icon, type IconName } from '../Icon';
import { IconButton } from '../IconButton';
import { cx } from '../internals/class-names';
import type { NotifTone } from './use-notif';
import styles from './Notif.module.css';

export interface NotifProviderProps {
  children?: ReactNode;
  /** Names the place where notifs appear, for screen readers. */
  label: string;
  /** Name of the button that takes one away. */
  closeLabel: string;
  /** How long one stays, in ms; it waits while it is hovered or focused. @default 6000 */
  timeout?: number | undefined;
}

const icons = { ok: 'ok', neutral: 'info', warn: 'warn' } as const satisfies Record<
  NotifTone,
  IconName
>;

/** Where notifs appear: at the foot of phones, in the end corner elsewhere. Read out politely; F6 leads to them. */
export function NotifProvider({ children, label, closeLabel, timeout = 6000 }: NotifProviderProps) {
  return (
    <Toast.Provider timeout={timeout}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={label}>
          <Notifs closeLabel={closeLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Notifs({ closeLabel }: { closeLabel: string }) {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => {
    const tone = isTone(toast.type) ? toast.type : 'neutral';
    return (
      <Toast.Root key={toast.id} toast={toast} className={cx(styles.notif, styles[tone])}>
        <Icon name={icons[tone]} className={styles.icon} />
        <Toast.Title className={styles.title} render={<p />} />
        {toast.actionProps && (
          <Toast.Action className={buttonClass({ variant: 'quiet', size: 'small' })} />
        )}
        <Toast.Close render={<IconButton icon="cross" label={closeLabel} />} />
      </Toast.Root>
    );
  });
}

function isTone(type: string | undefined): type is NotifTone {
  return type !== undefined && type in icons;
}
