import { useState } from 'react';
import { resendVerification } from '../../features/auth/api';
import { useAction } from '../../lib/use-action';
import { useCountdown } from '../../lib/use-countdown';

/** How long to wait before asking for one more mail. */
const PAUSE_MS = 60_000;

/**
 * Asks for a mail again, at most once a minute and never sooner than the server allows.
 * `sentAt` is when the first one was asked for, in ms since the epoch.
 */
export function useResend(
  sentAt: number | null = null,
  request: (email: string) => Promise<void> = resendVerification,
) {
  const [lastSentAt, setLastSentAt] = useState(sentAt);
  const [wasResent, setWasResent] = useState(false);
  const { run, isPending, error } = useAction(request, () => {
    setLastSentAt(Date.now());
    setWasResent(true);
  });
  const openAt = Math.max((lastSentAt ?? -PAUSE_MS) + PAUSE_MS, error?.retryAt ?? 0);
  const wait = useCountdown(openAt);
  return { resend: run, isPending, error, wait, wasResent };
}
