import { useEntryState, useNavigate, usePathname } from '../lib/routing';
import { useCallbackUrl } from '../components/auth/use-callback-url';

export interface Sent {
  sentTo: string;
  /** ms since the epoch */
  sentAt: number;
}

/** What a page hands on to the next: an address that somebody has typed already. */
export interface Typed {
  email: string;
}

/** Whether a mail was asked for on this page. Kept in the history entry: it survives a reload, and the way back leads to the form. */
export function useMailSent() {
  const state = useEntryState() as Partial<Sent & Typed> | null;
  const pathname = usePathname();
  const navigate = useNavigate();
  const { withCallback } = useCallbackUrl();
  const sent: Sent | null =
    typeof state?.sentTo === 'string' && typeof state.sentAt === 'number'
      ? { sentTo: state.sentTo, sentAt: state.sentAt }
      : null;
  return {
    sent,
    email: typeof state?.email === 'string' ? state.email : undefined,
    noteSent: (sentTo: string): void => {
      navigate(withCallback(pathname), { state: { sentTo, sentAt: Date.now() } satisfies Sent });
    },
    startAgain: (): void => {
      navigate(withCallback(pathname));
    },
  };
}
