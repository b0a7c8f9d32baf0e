import type { ApiError } from '../../lib/problem';

const DEAD = new Set(['INVALID_TOKEN', 'TOKEN_EXPIRED', 'TOKEN_ALREADY_USED']);

/** Whether a mailed link opens nothing any more; also one that was cut short on its way and does not fit the contract. */
export function isDeadLink(error: ApiError | null): boolean {
  return (
    error !== null &&
    (DEAD.has(error.code) || (error.code === 'VALIDATION_ERROR' && 'token' in error.fields))
  );
}
