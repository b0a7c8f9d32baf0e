/** Why a session ended, as the server names it. */
export type EndReason =
  | 'SIGNED_OUT'
  | 'SIGNED_OUT_EVERYWHERE'
  | 'REVOKED_BY_USER'
  | 'REVOKED_BY_ADMIN'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'TOKEN_REUSED'
  | 'ACCOUNT_DISABLED'
  | 'REPLACED_BY_SIGN_IN'
  | 'SESSION_LIMIT'
  | 'NOT_ME'
  | 'IDLE_TIMEOUT'
  | 'ABSOLUTE_TIMEOUT';

/** The signed-in person. Times are ISO-8601 in UTC. */
export interface User {
  id: string;
  email: string;
  emailVerified: boolean;
  username?: string;
  firstName?: string;
  lastName?: string;
  dateOfBirth?: string;
  roles: readonly string[];
  tenantId: string;
  createdAt: string;
  passwordChangedAt: string;
  mfaEnabled: boolean;
}

/** The session of this browser. It ends at `expiresAt`, or earlier when it is not used until `idleExpiresAt`. */
export interface Session {
  id: string;
  createdAt: string;
  expiresAt: string;
  idleExpiresAt: string;
  authTime: string;
  amr: readonly string[];
}

/** What the page knows about its visitor. `unavailable`: the question failed, which says nothing about the session. */
export type AuthState =
  | { readonly status: 'loading' }
  | { readonly status: 'signed-in'; readonly user: User; readonly session: Session }
  | { readonly status: 'signed-out'; readonly endedReason?: EndReason }
  | { readonly status: 'unavailable' };
