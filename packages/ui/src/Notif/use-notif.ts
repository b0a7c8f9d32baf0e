import { Toast } from '@base-ui/react/toast';
import type { ReactNode } from 'react';

export type NotifTone = 'ok' | 'neutral' | 'warn';

export interface Notif {
  /** What happened: "Signed out: Safari on iPad". */
  title: ReactNode;
  /** @default 'ok' */
  tone?: NotifTone | undefined;
  /** A way to go on or to take it back. */
  action?: { label: string; onClick: () => void } | undefined;
  /** How long it stays, in ms; 0 for until it is closed. @default the provider's */
  timeout?: number | undefined;
}

/** Tells the person in passing what has happened. Never the only place of an error. Needs a `NotifProvider` above. */
export function useNotif() {
  const { add, close } = Toast.useToastManager();
  return {
    /** Shows it and returns its id. */
    notify: ({ title, tone = 'ok', action, timeout }: Notif): string =>
      add({
        title,
        type: tone,
        ...(timeout === undefined ? {} : { timeout }),
        ...(action && { actionProps: { children: action.label, onClick: action.onClick } }),
      }),
    /** Takes one away, or all of them. */
    close,
  };
}
