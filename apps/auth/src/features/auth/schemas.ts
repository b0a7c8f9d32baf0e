import * as z from 'zod/mini';
import type { components } from '../../api/generated/contract';
import { UserReply } from '../../api/user';

type Schemas = components['schemas'];

export type Policies = Schemas['Policies'];
export type FieldRule = Schemas['FieldRule'];

const fieldRule = z.enum(['off', 'optional', 'required']);

export const PoliciesReply = z.object({
  product: z.object({
    name: z.string(),
    links: z.object({
      home: z.exactOptional(z.string()),
      privacy: z.exactOptional(z.string()),
      help: z.exactOptional(z.string()),
    }),
  }),
  password: z.object({
    minLength: z.number(),
    maxLength: z.number(),
    composition: z.boolean(),
    refuseCommon: z.boolean(),
    refuseOwnData: z.boolean(),
    minEntropy: z.number(),
  }),
  fields: z.object({
    username: fieldRule,
    firstName: fieldRule,
    lastName: fieldRule,
    dateOfBirth: fieldRule,
    minimumAge: z.number(),
  }),
  accounts: z.object({ concealAccounts: z.boolean(), requireVerifiedEmail: z.boolean() }),
  features: z.object({
    registration: z.boolean(),
    passwordReset: z.boolean(),
    totp: z.boolean(),
    trustedDevices: z.boolean(),
    pageSteps: z.exactOptional(z.boolean()),
  }),
  lifetimes: z.object({
    verificationLink: z.number(),
    resetLink: z.number(),
    unlockLink: z.number(),
    recentAuthentication: z.number(),
    trustedDevice: z.number(),
  }),
}) satisfies z.ZodMiniType<Policies>;

export const SignedInReply = z.object({ mfaRequired: z.literal(false), user: UserReply });

/** A method that a newer server asks for and we have no words for is left out. */
const MfaReply = z.object({
  mfaRequired: z.literal(true),
  methods: z.array(z.string()),
  expiresIn: z.optional(z.number()),
  trustDeviceOffered: z.optional(z.boolean()),
});

export const LoginReply = z.union([SignedInReply, MfaReply]);

export type LoginOutcome = z.infer<typeof LoginReply>;

export const RegisterReply = z.object({ verificationEmailSent: z.boolean() });

export const SessionReply = z.union([
  z.object({ authenticated: z.literal(true), user: UserReply }),
  z.object({ authenticated: z.literal(false), endedReason: z.optional(z.string()) }),
]);
