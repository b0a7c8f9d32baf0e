import * as z from 'zod/mini';
import type { components } from '../api/generated/contract';

export type ProblemCode = components['schemas']['ProblemCode'];
export type EndReason = components['schemas']['EndReason'];

/** Every code the contract knows. A new one fails the build here and wherever words are missing for it. */
const codes = {
  VALIDATION_ERROR: true,
  PASSWORD_POLICY: true,
  UNAUTHENTICATED: true,
  INVALID_CREDENTIALS: true,
  INVALID_CODE: true,
  INVALID_TOKEN: true,
  TOKEN_EXPIRED: true,
  TOKEN_ALREADY_USED: true,
  SESSION_EXPIRED: true,
  SESSION_REVOKED: true,
  TOKEN_REUSED: true,
  ACCOUNT_LOCKED: true,
  ACCOUNT_DISABLED: true,
  EMAIL_NOT_VERIFIED: true,
  CSRF_REJECTED: true,
  REAUTHENTICATION_REQUIRED: true,
  FORBIDDEN: true,
  NOT_FOUND: true,
  METHOD_NOT_ALLOWED: true,
  USERNAME_EXISTS: true,
  EMAIL_EXISTS: true,
  PAYLOAD_TOO_LARGE: true,
  UNSUPPORTED_MEDIA_TYPE: true,
  MISDIRECTED_REQUEST: true,
  RATE_LIMIT_EXCEEDED: true,
  INTERNAL_ERROR: true,
  UPSTREAM_UNAVAILABLE: true,
  UPSTREAM_TIMEOUT: true,
  OVERLOADED: true,
  UNAVAILABLE: true,
} as const satisfies Record<ProblemCode, true>;

const endReasons = {
  SIGNED_OUT: true,
  SIGNED_OUT_EVERYWHERE: true,
  REVOKED_BY_USER: true,
  REVOKED_BY_ADMIN: true,
  PASSWORD_CHANGED: true,
  PASSWORD_RESET: true,
  TOKEN_REUSED: true,
  ACCOUNT_DISABLED: true,
  REPLACED_BY_SIGN_IN: true,
  SESSION_LIMIT: true,
  NOT_ME: true,
  IDLE_TIMEOUT: true,
  ABSOLUTE_TIMEOUT: true,
} as const satisfies Record<EndReason, true>;

export function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === 'string' && Object.hasOwn(codes, value);
}

export function isEndReason(value: unknown): value is EndReason {
  return typeof value === 'string' && Object.hasOwn(endReasons, value);
}

/** What the server says is wrong with one field. */
export interface FieldFault {
  code: string;
  /** In English: for the person only when we have no words of our own for the code. */
  message: string;
}

/** The one error of this app: a refusal by the server, or a server that did not answer (`UNAVAILABLE`, status 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: ProblemCode;
  /** The first fault of each field, by field name. */
  readonly fields: Readonly<Record<string, FieldFault>>;
  /** When to try again, in ms since the epoch. */
  readonly retryAt: number | null;
  /** What the operator needs to find this in the logs. */
  readonly requestId: string | null;
  /** Why the session ended. */
  readonly reason: EndReason | null;

  constructor(facts: Pick<ApiError, 'status' | 'code'> & Partial<Omit<ApiError, keyof Error>>) {
    super(facts.code);
    this.status = facts.status;
    this.code = facts.code;
    this.fields = facts.fields ?? {};
    this.retryAt = facts.retryAt ?? null;
    this.requestId = facts.requestId ?? null;
    this.reason = facts.reason ?? null;
  }

  /** Nobody is signed in any more. */
  get endsSession(): boolean {
    return this.status === 401 && (this.reason !== null || this.code === 'UNAUTHENTICATED');
  }
}

const Problem = z.object({
  code: z.string(),
  requestId: z.optional(z.string()),
  errors: z.optional(
    z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
  ),
  retryAfter: z.optional(z.number()),
  reason: z.optional(z.string()),
});

/** Makes the error of an answer that is not a success; also of one that is no problem+json, such as a proxy's page. */
export async function toApiError(response: Response): Promise<ApiError> {
  const parsed = Problem.safeParse(await response.json().catch(() => null));
  const problem = parsed.data;
  const retryAfter = problem?.retryAfter ?? secondsOf(response.headers.get('Retry-After'));
  const faults = [...(problem?.errors ?? [])].reverse();
  return new ApiError({
    status: response.status,
    code: isProblemCode(problem?.code) ? problem.code : 'UNAVAILABLE',
    fields: Object.fromEntries(
      faults.map(({ field, code, message }) => [field, { code, message }]),
    ),
    retryAt: retryAfter === null ? null : Date.now() + retryAfter * 1000,
    requestId: problem?.requestId ?? response.headers.get('X-Request-Id'),
    reason: isEndReason(problem?.reason) ? problem.reason : null,
  });
}

/** The error of a request that got no answer at all. */
export function noAnswer(): ApiError {
  return new ApiError({ status: 0, code: 'UNAVAILABLE' });
}

function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : null;
}
