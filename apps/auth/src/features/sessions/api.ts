import * as z from 'zod/mini';
import type { components } from '../../api/generated/contract';
import { get, send } from '../../lib/http';

type Schemas = components['schemas'];

/** One place where the person is signed in. */
export type SessionItem = Schemas['SessionItem'];

const SessionList = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      deviceInfo: z.object({
        browser: z.exactOptional(z.string()),
        os: z.exactOptional(z.string()),
        kind: z.enum(['desktop', 'phone', 'tablet', 'other']),
      }),
      ipAddress: z.string(),
      location: z.exactOptional(z.string()),
      createdAt: z.string(),
      lastUsedAt: z.string(),
      current: z.boolean(),
      newPlace: z.boolean(),
    }),
  ),
  totalCount: z.number(),
}) satisfies z.ZodMiniType<Schemas['SessionList']>;

export async function listSessions(): Promise<readonly SessionItem[]> {
  const { sessions } = await get('/sessions', SessionList);
  return sessions;
}

export function endSession(id: string): Promise<void> {
  return send('DELETE', `/sessions/${encodeURIComponent(id)}`);
}

export function endOtherSessions(): Promise<void> {
  return send('DELETE', '/sessions');
}
