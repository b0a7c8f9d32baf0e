import type { EndReason } from '../../lib/problem';

/** How a session's end is told: `page` of its own for what needs thought, `notice` over the form, `silent` for one's own doing. */
export const telling = {
  SIGNED_OUT: 'silent',
  SIGNED_OUT_EVERYWHERE: 'silent',
  REPLACED_BY_SIGN_IN: 'silent',
  REVOKED_BY_USER: 'notice',
  REVOKED_BY_ADMIN: 'notice',
  PASSWORD_CHANGED: 'notice',
  PASSWORD_RESET: 'notice',
  ACCOUNT_DISABLED: 'notice',
  SESSION_LIMIT: 'notice',
  IDLE_TIMEOUT: 'notice',
  ABSOLUTE_TIMEOUT: 'notice',
  TOKEN_REUSED: 'page',
  NOT_ME: 'page',
} as const satisfies Record<EndReason, 'page' | 'notice' | 'silent'>;
