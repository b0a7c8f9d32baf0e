import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** On the way from page to page the focus goes to the new one, as after a full load; the first page is left alone. */
export function FocusOnArrival() {
  const { pathname, state } = useLocation() as { pathname: string; state: unknown };
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
