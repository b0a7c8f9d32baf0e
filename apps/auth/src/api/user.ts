import * as z from 'zod/mini';
import type { components } from './generated/contract';

/** The signed-in person, as every resource of the contract shows them. */
export type User = components['schemas']['User'];

export const UserReply = z.object({
  id: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  username: z.exactOptional(z.string()),
  firstName: z.exactOptional(z.string()),
  lastName: z.exactOptional(z.string()),
  dateOfBirth: z.exactOptional(z.string()),
  roles: z.array(z.string()),
  tenantId: z.string(),
  createdAt: z.string(),
  passwordChangedAt: z.string(),
  mfaEnabled: z.boolean(),
}) satisfies z.ZodMiniType<User>;
