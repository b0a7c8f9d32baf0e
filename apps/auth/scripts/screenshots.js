/**
 * Takes a picture of every page in its states, on a phone and a desktop, light and dark, into the ignored folder
 * `screenshots/`. The built pages are served as they are; the API's answers are made up here, so that every state can be had.
 */
import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { chromium } from '@playwright/test';
import { preview } from 'vite';

const out = new URL('../../../screenshots/', import.meta.url);
const only = process.argv[2];

const now = Date.now();
const ago = (minutes) => new Date(now - minutes * 60_000).toISOString();
const DAY = 24 * 60;

const user = {
  id: '0199d1c0-0000-7000-8000-000000000001',
  email: 'ines@calder.studio',
  emailVerified: true,
  firstName: 'Ines',
  lastName: 'Calder',
  username: 'ines',
  roles: ['user'],
  tenantId: '0199d1c0-0000-7000-8000-0000000000aa',
  createdAt: ago(400 * DAY),
  passwordChangedAt: ago(254 * DAY),
  mfaEnabled: true,
};
const laptop = { browser: 'Firefox', os: 'Ubuntu', kind: 'desktop' };
const phone = { browser: 'Safari', os: 'iPhone', kind: 'phone' };
const sessions = [
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
    createdAt: ago(9 * DAY),
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
const policies = {
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
const mfa = {
  totp: { enabled: true, confirmedAt: ago(200 * DAY) },
  recoveryCodesLeft: 7,
  trustedDevices: [
    {
      id: 'd1',
      deviceInfo: laptop,
      trustedAt: ago(12 * DAY),
      trustedUntil: ago(-18 * DAY),
      current: true,
    },
    {
      id: 'd2',
      deviceInfo: phone,
      trustedAt: ago(19 * DAY),
      trustedUntil: ago(-11 * DAY),
      current: false,
    },
  ],
};
const happened = (event, minutes, more = {}) => ({
  id: `${event}${minutes}`,
  time: ago(minutes),
  event,
  ipAddress: '203.0.113.24',
  location: 'Berlin, Germany',
  deviceInfo: laptop,
  current: false,
  ...more,
});
const wrong = { reason: 'CREDENTIALS', location: 'Lyon, France', ipAddress: '198.51.100.7' };
const events = {
  events: [
    happened('LOGIN_SUCCESS', 90, { current: true }),
    happened('LOGIN_FAILED', 760, { ...wrong, deviceInfo: { kind: 'other' } }),
    happened('LOGIN_FAILED', 761, { ...wrong, deviceInfo: { kind: 'other' } }),
    happened('LOGIN_FAILED', 762, { ...wrong, deviceInfo: { kind: 'other' } }),
    happened('NEW_DEVICE', 19 * DAY, { deviceInfo: phone }),
    happened('RECOVERY_CODE_USED', 24 * DAY),
    happened('PASSWORD_CHANGED', 254 * DAY),
  ],
  nextCursor: 'older',
};
const codes = Array.from({ length: 10 }, (_, index) => `k7m${index}-9xqd-4hfp-t3ra`);
const problem = (status, code, more = {}) => ({
  status,
  body: { type: 'about:blank', title: code, status, code, requestId: '0199d1c0-7f3e', ...more },
});
const ok = (body) => ({ status: 200, body });
const never = { status: 0 };

const visitor = {
  'GET /policies': ok(policies),
  'GET /session': ok({ authenticated: false }),
  'POST /logout': { status: 204 },
};
const signedIn = {
  ...visitor,
  'GET /session': ok({ authenticated: true, user, session: { id: 's1' } }),
  'GET /sessions': ok({ sessions, totalCount: 3 }),
  'GET /mfa': ok(mfa),
  'GET /security-events': ok(events),
};
const oneLock = {
  ...signedIn,
  'GET /session': ok({
    authenticated: true,
    user: { ...user, mfaEnabled: false },
    session: { id: 's1' },
  }),
  'GET /mfa': ok({ totp: { enabled: false }, recoveryCodesLeft: 0, trustedDevices: [] }),
  'GET /security-events': ok({ events: [] }),
  'POST /mfa/totp': ok({
    secret: 'JBSWY3DPEHPK3PXPK5XW4ZDTNNSXS2LO',
    otpauthUri:
      'otpauth://totp/Harbour:ines%40calder.studio?secret=JBSWY3DPEHPK3PXPK5XW4ZDTNNSXS2LO&issuer=Harbour',
  }),
  'POST /mfa/totp/confirm': ok({ recoveryCodes: codes }),
};

const press = (name) => (page) => page.getByRole('button', { name, exact: true }).click();
const type = (label, text) => (page) => page.getByLabel(label, { exact: true }).fill(text);
const signIn = [
  type('Email or username', 'ines@calder.studio'),
  type('Password', 'brass harbour lights'),
  press('Sign in'),
];
const challenge = (methods) => ({
  ...visitor,
  'POST /login': ok({ mfaRequired: true, methods, expiresIn: 600, trustDeviceOffered: true }),
  'POST /mfa/challenge': problem(401, 'INVALID_CODE'),
});
const inMfa = (page) => page.waitForURL('**/auth/mfa**');
const token = '#token=abc';

/** name, path, the API's answers, what the person does */
const states = [
  ['login', '/login', visitor],
  [
    'login-wrong',
    '/login',
    { ...visitor, 'POST /login': problem(401, 'INVALID_CREDENTIALS') },
    signIn,
  ],
  [
    'login-locked',
    '/login',
    { ...visitor, 'POST /login': problem(403, 'ACCOUNT_LOCKED', { retryAfter: 872 }) },
    signIn,
  ],
  [
    'login-limited',
    '/login',
    { ...visitor, 'POST /login': problem(429, 'RATE_LIMIT_EXCEEDED', { retryAfter: 42 }) },
    signIn,
  ],
  [
    'login-unverified',
    '/login',
    { ...visitor, 'POST /login': problem(403, 'EMAIL_NOT_VERIFIED') },
    signIn,
  ],
  ['login-busy', '/login', { ...visitor, 'POST /login': never }, signIn],
  [
    'login-ended',
    '/login',
    { ...visitor, 'GET /session': ok({ authenticated: false, endedReason: 'IDLE_TIMEOUT' }) },
  ],
  ['login-offline', '/login', visitor, [(page) => page.context().setOffline(true)]],
  ['register', '/register', visitor],
  [
    'register-typed',
    '/register',
    visitor,
    [type('Email', 'ines@calder.studio'), type('Password', 'brass harbour lights')],
  ],
  ['register-faults', '/register', visitor, [type('Password', 'short'), press('Create account')]],
  ['verify', `/verify-email${token}`, visitor],
  ['forgot', '/forgot-password', visitor],
  [
    'forgot-sent',
    '/forgot-password',
    { ...visitor, 'POST /forgot-password': { status: 202, body: { message: '' } } },
    [type('Email', 'ines@calder.studio'), press('Send the link')],
  ],
  ['reset', `/reset-password${token}`, visitor, [type('New password', 'brass harbour lights')]],
  [
    'reset-dead',
    `/reset-password${token}`,
    { ...visitor, 'POST /reset-password': problem(400, 'TOKEN_EXPIRED') },
    [type('New password', 'brass harbour lights'), press('Save the new password')],
  ],
  ['mfa', '/login', challenge(['totp', 'recovery_code']), [...signIn, inMfa]],
  [
    'mfa-wrong',
    '/login',
    challenge(['totp', 'recovery_code']),
    [...signIn, inMfa, type('Six-digit code', '482915')],
  ],
  [
    'mfa-recovery',
    '/login',
    challenge(['totp', 'recovery_code']),
    [...signIn, inMfa, press('Use a recovery code')],
  ],
  ['mfa-email', '/login', challenge(['email_code']), [...signIn, inMfa]],
  ['unlock', `/unlock${token}`, visitor],
  ['unlock-ask', '/unlock', visitor],
  ['confirm-email', `/confirm-email${token}`, visitor],
  ['cancel-email', `/confirm-email?cancel=1${token}`, visitor],
  ['not-me', `/not-me${token}`, visitor],
  ['error-copied', '/error?reason=TOKEN_REUSED', visitor],
  ['error-code', '/error?code=INTERNAL_ERROR&requestId=0199d1c0-7f3e', visitor],
  ['not-found', '/nothing-here', visitor],
  ['account', '/account', signedIn],
  ['account-email', '/account', signedIn, [press('Change email')]],
  ['security', '/security', signedIn],
  ['security-one-lock', '/security', oneLock],
  [
    'security-failed',
    '/security',
    {
      ...signedIn,
      'GET /mfa': problem(500, 'INTERNAL_ERROR'),
      'GET /security-events': problem(500, 'INTERNAL_ERROR'),
    },
  ],
  ['security-password', '/security', signedIn, [press('Change password')]],
  ['security-turn-off', '/security', signedIn, [press('Turn off authenticator app')]],
  [
    'security-step-up',
    '/security',
    { ...signedIn, 'POST /mfa/recovery-codes': problem(403, 'REAUTHENTICATION_REQUIRED') },
    [press('New codes'), press('Make new codes')],
  ],
  ['security-set-up', '/security', oneLock, [press('Set up authenticator app')]],
  [
    'security-codes',
    '/security',
    oneLock,
    [press('Set up authenticator app'), type('Six-digit code', '482915')],
  ],
  ['sessions', '/sessions', signedIn],
  [
    'sessions-alone',
    '/sessions',
    { ...signedIn, 'GET /sessions': ok({ sessions: sessions.slice(0, 1), totalCount: 1 }) },
  ],
  [
    'sessions-failed',
    '/sessions',
    { ...signedIn, 'GET /sessions': problem(500, 'INTERNAL_ERROR') },
  ],
];

async function answer(route, answers) {
  const request = route.request();
  const path = new URL(request.url()).pathname.replace('/api/v1/auth', '');
  const { status, body } = answers[`${request.method()} ${path}`] ?? problem(404, 'NOT_FOUND');
  if (status === 0) {
    return;
  }
  await route.fulfill({
    status,
    contentType: status < 400 ? 'application/json' : 'application/problem+json',
    ...(body && { body: JSON.stringify(body) }),
  });
}

const server = await preview({
  root: fileURLToPath(new URL('..', import.meta.url)),
  preview: { port: 0, host: '127.0.0.1' },
  logLevel: 'error',
});
const origin = `http://127.0.0.1:${server.httpServer.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
});
await mkdir(out, { recursive: true });

let failures = 0;
for (const [device, width, height] of [
  ['phone', 360, 740],
  ['desktop', 1280, 800],
]) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, path, answers, steps = []] of states.filter(
      ([name]) => !only || name.match(only),
    )) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        locale: 'en-GB',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      await page.route('**/api/v1/auth/**', (route) => answer(route, answers));
      const file = `${name}-${device}-${colorScheme}.png`;
      try {
        await page.goto(`${origin}/auth${path}`);
        for (const step of steps) {
          await step(page);
        }
        await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
        const beyond = await page
          .locator('html')
          .evaluate((root) => root.scrollWidth - root.clientWidth);
        if (beyond > 0) {
          failures += 1;
          console.error(`${file} scrolls sideways by ${beyond} px`);
        }
      } catch (error) {
        failures += 1;
        console.error(`${file}: ${error.message.split('\n')[0]}`);
      }
      await page.screenshot({ path: fileURLToPath(new URL(file, out)), fullPage: true });
      await context.close();
    }
  }
}
await browser.close();
await server.close();
process.exitCode = failures > 0 ? 1 : 0;
