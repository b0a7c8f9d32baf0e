import { useEffect, useRef, useState } from 'react';

const APPEARS_AFTER = 150;
const STAYS_AT_LEAST = 400;

/** `busy`, as the eye should see it: work that is done at once shows nothing, and nothing flickers. Times in ms. */
export function useSettledBusy(busy: boolean): boolean {
  const [shown, setShown] = useState(false);
  const shownSince = useRef(0);

  useEffect(() => {
    if (busy === shown) {
      return undefined;
    }
    const wait = busy ? APPEARS_AFTER : shownSince.current + STAYS_AT_LEAST - performance.now();
    const timer = setTimeout(
      () => {
        shownSince.current = performance.now();
        setShown(busy);
      },
      Math.max(0, wait),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [busy, shown]);

  return shown;
}
