import type { User } from '../api/user';
import type { Policies } from '../features/auth/schemas';
import type { Mfa } from '../features/security/api';
import type { SessionItem } from '../features/sessions/api';

/** Who and what the tests and the pictures show. */

const MINUTE = 60_000;
const DAY = 24 * 60;

export const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
export const daysAgo = (days: number) => ago(days * DAY);

export const ines: User = {
  id: '0199d1c0-0000-7000-8000-000000000001',
  email: 'ines@calder.studio',
  emailVerified: true,
  firstName: 'Ines',
  roles: ['user'],
  tenantId: '0199d1c0-0000-7000-8000-0000000000aa',
  createdAt: daysAgo(400),
  passwordChangedAt: daysAgo(254),
  mfaEnabled: false,
};

export const policies: Policies = {
  product: { name: 'Harbour', links: { home: '/', privacy: '/privacy', help: '/help' } },
  password: {
    minLength: 8,
    maxLength: 128,
    composition: false,
    refuseCommon: true,
    refuseOwnData: true,
    minEntropy: 0,
  },
  fields: {
    username: 'optional',
    firstName: 'optional',
    lastName: 'optional',
    dateOfBirth: 'optional',
    minimumAge: 13,
  },
  accounts: { concealAccounts: true, requireVerifiedEmail: true },
  features: { registration: true, passwordReset: true, totp: true, trustedDevices: true },
  lifetimes: {
    verificationLink: 86_400,
    resetLink: 3_600,
    unlockLink: 3_600,
    recentAuthentication: 600,
    trustedDevice: 2_592_000,
  },
};

export const laptop = { browser: 'Firefox', os: 'Ubuntu', kind: 'desktop' } as const;
export const phone = { browser: 'Safari', os: 'iPhone', kind: 'phone' } as const;

/** This device, another one, and one from a new place that nobody knows. */
export const sessions: readonly [SessionItem, SessionItem, SessionItem] = [
  {
    id: 's1',
    deviceInfo: laptop,
    ipAddress: '203.0.113.24',
    location: 'Berlin, Germany',
    createdAt: ago(90),
    lastUsedAt: ago(0),
    current: true,
    newPlace: false,
  },
  {
    id: 's2',
    deviceInfo: phone,
    ipAddress: '203.0.113.90',
    location: 'Berlin, Germany',
    createdAt: daysAgo(9),
    lastUsedAt: ago(12),
    current: false,
    newPlace: false,
  },
  {
    id: 's3',
    deviceInfo: { kind: 'other' },
    ipAddress: '2001:db8:85a3::8a2e:370:7334',
    location: 'Lyon, France',
    createdAt: ago(800),
    lastUsedAt: ago(760),
    current: false,
    newPlace: true,
  },
];

export const oneLock: Mfa = {
  totp: { enabled: false },
  recoveryCodesLeft: 0,
  recoveryCodesIssued: 0,
  trustedDevices: [],
};
export const twoLocks: Mfa = {
  totp: { enabled: true, confirmedAt: daysAgo(200) },
  recoveryCodesLeft: 7,
  recoveryCodesIssued: 10,
  trustedDevices: [
    {
      id: 'd1',
      deviceInfo: laptop,
      trustedAt: daysAgo(12),
      trustedUntil: daysAgo(-18),
      current: true,
    },
    {
      id: 'd2',
      deviceInfo: phone,
      trustedAt: daysAgo(19),
      trustedUntil: daysAgo(-11),
      current: false,
    },
  ],
};

export const enrolment = {
  secret: 'JBSWY3DPEHPK3PXPK5XW4ZDTNNSXS2LO',
  otpauthUri:
    'otpauth://totp/Harbour:ines%40calder.studio?secret=JBSWY3DPEHPK3PXPK5XW4ZDTNNSXS2LO&issuer=Harbour',
};

export const recoveryCodes = Array.from({ length: 10 }, (_, index) => `k7m${index}-9xqd-4hfp-t3ra`);
