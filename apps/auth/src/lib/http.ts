import type { z } from 'zod/mini';
import { env } from '../config/env';
import { ApiError, noAnswer, toApiError } from './problem';

const TIMEOUT_MS = 15_000;
/** Pauses before the second and the third try of a request that changes nothing. */
const BACK_OFF_MS = [300, 1_200];
const WORTH_ANOTHER_TRY = new Set([0, 502, 503, 504]);

/** Reads a resource. Tried again when the server is away or busy, since reading twice changes nothing. */
export async function get<T>(path: string, reply: z.ZodMiniType<T>): Promise<T> {
  for (const pause of BACK_OFF_MS) {
    try {
      return await send('GET', path, { reply });
    } catch (error) {
      if (!(error instanceof ApiError) || !isWorthAnotherTry(error, pause)) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return send('GET', path, { reply });
}

/** Sends a change, once. */
export function send<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  { body, reply }: { body?: object; reply: z.ZodMiniType<T> },
): Promise<T>;
export function send(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  options?: { body?: object },
): Promise<void>;
export async function send<T>(
  method: string,
  path: string,
  { body, reply }: { body?: object; reply?: z.ZodMiniType<T> } = {},
): Promise<T | void> {
  const response = await fetch(env.apiBase + path, {
    method,
    headers: {
      Accept: 'application/json, application/problem+json',
      ...(method !== 'GET' && { 'X-CSRF': '1' }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) {
    throw await toApiError(response);
  }
  if (!reply) {
    return;
  }
  const parsed = reply.safeParse(await response.json().catch(() => null));
  if (!parsed.success) {
    // A success we cannot read: an older or newer server, or something in between that is not ours.
    throw new ApiError({
      status: response.status,
      code: 'UNAVAILABLE',
      requestId: response.headers.get('X-Request-Id'),
    });
  }
  return parsed.data;
}

function isWorthAnotherTry(error: ApiError, pause: number): boolean {
  const mayTry = error.retryAt === null || error.retryAt <= Date.now() + pause;
  return WORTH_ANOTHER_TRY.has(error.status) && mayTry;
}
