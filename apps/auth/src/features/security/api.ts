import * as z from 'zod/mini';
import type { components } from '../../api/generated/contract';
import { get, send } from '../../lib/http';

type Schemas = components['schemas'];

export type Mfa = Schemas['Mfa'];
export type TrustedDevice = Schemas['TrustedDevice'];
export type SecurityEvent = Schemas['SecurityEvent'];
export type TotpEnrolment = Schemas['TotpEnrolment'];

const Device = z.object({
  browser: z.exactOptional(z.string()),
  os: z.exactOptional(z.string()),
  kind: z.enum(['desktop', 'phone', 'tablet', 'other']),
});

const MfaReply = z.object({
  totp: z.object({ enabled: z.boolean(), confirmedAt: z.exactOptional(z.string()) }),
  recoveryCodesLeft: z.number(),
  recoveryCodesIssued: z.number(),
  trustedDevices: z.array(
    z.object({
      id: z.string(),
      deviceInfo: Device,
      trustedAt: z.string(),
      trustedUntil: z.string(),
      current: z.boolean(),
    }),
  ),
}) satisfies z.ZodMiniType<Mfa>;

const EnrolmentReply = z.object({
  secret: z.string(),
  otpauthUri: z.string(),
}) satisfies z.ZodMiniType<TotpEnrolment>;

const CodesReply = z.object({ recoveryCodes: z.array(z.string()) });

const EventPage = z.object({
  events: z.array(
    z.object({
      id: z.string(),
      time: z.string(),
      event: z.string(),
      ipAddress: z.exactOptional(z.string()),
      location: z.exactOptional(z.string()),
      deviceInfo: z.exactOptional(Device),
      reason: z.exactOptional(z.string()),
      current: z.exactOptional(z.boolean()),
    }),
  ),
  nextCursor: z.exactOptional(z.string()),
}) satisfies z.ZodMiniType<Schemas['SecurityEventPage']>;

export function readMfa(): Promise<Mfa> {
  return get('/mfa', MfaReply);
}

export function enrolTotp(): Promise<TotpEnrolment> {
  return send('POST', '/mfa/totp', { reply: EnrolmentReply });
}

/** The codes are shown this once. */
export async function confirmTotp(code: string): Promise<readonly string[]> {
  const body: Schemas['CodeRequest'] = { code };
  return (await send('POST', '/mfa/totp/confirm', { body, reply: CodesReply })).recoveryCodes;
}

export function removeTotp(): Promise<void> {
  return send('DELETE', '/mfa/totp');
}

export async function newRecoveryCodes(): Promise<readonly string[]> {
  return (await send('POST', '/mfa/recovery-codes', { reply: CodesReply })).recoveryCodes;
}

export function removeTrustedDevice(id: string): Promise<void> {
  return send('DELETE', `/mfa/trusted-devices/${encodeURIComponent(id)}`);
}

export function readEvents(cursor: string | null): Promise<z.infer<typeof EventPage>> {
  const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  return get(`/security-events${query}`, EventPage);
}

export function changePassword(request: Schemas['ChangePasswordRequest']): Promise<void> {
  return send('POST', '/password', { body: request });
}

export function requestEmailChange(newEmail: string): Promise<void> {
  return send('POST', '/email', { body: { newEmail } satisfies Schemas['EmailChangeRequest'] });
}

/** Opens a window of some minutes for what asks for a recent sign-in. */
export function reauthenticate(proof: { password: string } | { code: string }): Promise<void> {
  return send('POST', '/reauthenticate', { body: proof });
}
