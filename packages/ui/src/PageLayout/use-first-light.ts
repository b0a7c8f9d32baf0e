import { useEffect, useState } from 'react';

let lit = false;

/** True for the first door of a visit only: the lamp lights once, then stays lit from page to page. */
export function useFirstLight(): boolean {
  const [isFirst] = useState(() => !lit);
  useEffect(() => {
    lit = true;
  }, []);
  return isFirst;
}
