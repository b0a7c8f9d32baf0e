import { useEffect, useState } from 'react';
import { useHash, useNavigate, usePathname, useSearchParams } from '../lib/routing';

/**
 * The token of a mailed link, from the fragment: it reaches no server, log or Referer. It leaves the address bar at once
 * and lives in memory only, so a reload forgets it.
 */
export function useLinkToken(): string | null {
  const hash = useHash();
  const pathname = usePathname();
  const search = useSearchParams();
  const navigate = useNavigate();
  const arrived = new URLSearchParams(hash.slice(1)).get('token');
  const [token, setToken] = useState(arrived);
  if (arrived !== null && arrived !== token) {
    setToken(arrived);
  }

  useEffect(() => {
    if (hash) {
      navigate(search.size > 0 ? `${pathname}?${search.toString()}` : pathname, { replace: true });
    }
  }, [hash, navigate, pathname, search]);

  return arrived ?? token;
}
