import type { LoginOutcome } from './schemas';

export const methods = ['totp', 'email_code', 'recovery_code'] as const;

export type Method = (typeof methods)[number];

/** A sign-in that waits for a second proof. Kept in the history entry: it survives a reload and holds nothing that opens anything. */
export interface Challenge {
  methods: readonly Method[];
  /** ms since the epoch */
  endsAt: number;
  offersTrust: boolean;
}

/** As long as the gateway's cookie, where the server does not say. */
const USUAL_SECONDS = 600;

export function toChallenge(
  reply: Extract<LoginOutcome, { mfaRequired: true }>,
  now = Date.now(),
): Challenge {
  return {
    methods: methods.filter((method) => reply.methods.includes(method)),
    endsAt: now + (reply.expiresIn ?? USUAL_SECONDS) * 1000,
    offersTrust: reply.trustDeviceOffered ?? false,
  };
}

/** Reads what the history entry holds: another page, or an older release, may have written it. */
export function readChallenge(state: unknown): Challenge | null {
  if (typeof state !== 'object' || state === null) {
    return null;
  }
  const {
    methods: named,
    endsAt,
    offersTrust,
  } = state as Partial<Record<keyof Challenge, unknown>>;
  if (!Array.isArray(named) || typeof endsAt !== 'number') {
    return null;
  }
  const known = methods.filter((method) => named.includes(method));
  return known.length > 0 ? { methods: known, endsAt, offersTrust: offersTrust === true } : null;
}
