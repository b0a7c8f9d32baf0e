import { useEffect, useRef } from 'react';
import { useEntryState, usePathname } from '../lib/routing';

/** On the way from page to page the focus goes to the new one, as after a full load; the first page is left alone. */
export function FocusOnArrival() {
  const pathname = usePathname();
  const state = useEntryState();
  const isFirst = useRef(true);

  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
    } else {
      document.getElementById('main')?.focus();
    }
  }, [pathname, state]);

  return null;
}
