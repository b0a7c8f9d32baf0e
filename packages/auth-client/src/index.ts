export * from './core';
export { authFetch } from './default-client';
export { AuthProvider, type AuthProviderProps } from './AuthProvider';
export { AuthGuard, type AuthGuardProps } from './AuthGuard';
export { useAuth, type Auth } from './use-auth';
export { useSession } from './use-session';
