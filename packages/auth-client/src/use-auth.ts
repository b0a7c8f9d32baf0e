import type { AuthClient } from './auth-client';
import { useAuthClient } from './AuthProvider';
import type { User } from './types';
import { useSession } from './use-session';

export interface Auth extends Pick<
  AuthClient,
  'authFetch' | 'signIn' | 'signOut' | 'signOutEverywhere' | 'reload'
> {
  /** The signed-in person, or null. */
  user: User | null;
}

/** The person, and what can be done about their session. */
export function useAuth(): Auth {
  const { authFetch, signIn, signOut, signOutEverywhere, reload } = useAuthClient();
  const state = useSession();
  const user = state.status === 'signed-in' ? state.user : null;
  return { user, authFetch, signIn, signOut, signOutEverywhere, reload };
}
