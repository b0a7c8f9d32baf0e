import { useSyncExternalStore } from 'react';
import { useAuthClient } from './AuthProvider';
import type { AuthState } from './types';

/** Who is signed in, and until when. The component renders again when that changes. */
export function useSession(): AuthState {
  const { subscribe, getState } = useAuthClient();
  return useSyncExternalStore(subscribe, getState);
}
