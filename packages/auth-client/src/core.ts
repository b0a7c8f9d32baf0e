export {
  createAuthClient,
  SignOutError,
  type AuthClient,
  type AuthClientOptions,
} from './auth-client';
export { AUTH_LINKS, loginLink } from './auth-links';
export type { AuthState, EndReason, Session, User } from './types';
