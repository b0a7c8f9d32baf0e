import { createContext, useContext, type ReactNode } from 'react';
import type { AuthClient } from './auth-client';
import { defaultClient } from './default-client';

const AuthContext = createContext<AuthClient>(defaultClient);

export interface AuthProviderProps {
  /** @default the client that `authFetch` belongs to */
  client?: AuthClient;
  children: ReactNode;
}

/** Gives the tree under it its client. */
export function AuthProvider({ client = defaultClient, children }: AuthProviderProps) {
  return <AuthContext value={client}>{children}</AuthContext>;
}

export function useAuthClient(): AuthClient {
  return useContext(AuthContext);
}
