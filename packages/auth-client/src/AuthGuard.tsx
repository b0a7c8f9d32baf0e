import { useEffect, type ReactNode } from 'react';
import { useAuthClient } from './AuthProvider';
import { useSession } from './use-session';

export interface AuthGuardProps {
  /** Shown while it is not known who is there, and on the way to the sign-in page. @default nothing */
  fallback?: ReactNode;
  /** Shown when the server cannot say who is there. `retry` asks again. @default the fallback */
  unavailable?: (retry: () => void) => ReactNode;
  children: ReactNode;
}

/** Shows its children to signed-in people; everybody else is led to the sign-in page and comes back here afterwards. */
export function AuthGuard({ fallback = null, unavailable, children }: AuthGuardProps) {
  const client = useAuthClient();
  const { status } = useSession();

  useEffect(() => {
    if (status === 'signed-out') {
      client.signIn();
    }
  }, [client, status]);

  if (status === 'signed-in') {
    return children;
  }
  if (status === 'unavailable' && unavailable) {
    return unavailable(() => void client.reload());
  }
  return fallback;
}
