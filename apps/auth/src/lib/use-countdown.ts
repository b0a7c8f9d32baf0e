import { useLayoutEffect, useState } from 'react';

/** Whole seconds until `until` (ms since the epoch), counted down; 0 when it is past, or when there is nothing to wait for. */
export function useCountdown(until: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
  const isRunning = until !== null && until > now;

  // Before the paint: a countdown that starts must not show the time since the last one ended.
  useLayoutEffect(() => {
    if (!isRunning) {
      return;
    }
    const tick = () => {
      setNow(Date.now());
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => {
      clearInterval(timer);
    };
  }, [isRunning, until]);

  return left;
}

/** `0:42`, `14:32`, `1:02:05` */
export function formatCountdown(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
