/**
 * Takes a picture of every page in its states, on a phone and a desktop, light and dark, into the ignored folder
 * `screenshots/`. The built pages are served as they are; the API's answers are made up here, so that every state can be had.
 */
import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { chromium } from '@playwright/test';
import { preview, runnerImport } from 'vite';

const out = new URL('../../../screenshots/', import.meta.url);
const only = process.argv[2];
const root = fileURLToPath(new URL('..', import.meta.url));

/** What the tests of the pages show, too. */
const {
  module: {
    ago,
    daysAgo,
    enrolment,
    ines,
    laptop,
    oneLock: noMfa,
    phone,
    policies,
    recoveryCodes,
    sessions,
    twoLocks: mfa,
  },
} = await runnerImport('/src/testing/fixtures.ts', { root, configFile: false, logLevel: 'error' });

const user = {
  ...ines,
  lastName: 'Calder',
  username: 'ines',
  dateOfBirth: '1990-12-31',
  mfaEnabled: true,
};
const happened = (event, time, more = {}) => ({
  id: event + time,
  time,
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
    happened('LOGIN_SUCCESS', ago(90), { current: true }),
    happened('LOGIN_FAILED', ago(760), { ...wrong, deviceInfo: { kind: 'other' } }),
    happened('LOGIN_FAILED', ago(761), { ...wrong, deviceInfo: { kind: 'other' } }),
    happened('LOGIN_FAILED', ago(762), { ...wrong, deviceInfo: { kind: 'other' } }),
    happened('NEW_DEVICE', daysAgo(19), { deviceInfo: phone }),
    happened('RECOVERY_CODE_USED', daysAgo(24)),
    happened('PASSWORD_CHANGED', daysAgo(254)),
  ],
  nextCursor: 'older',
};
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
  'GET /mfa': ok(noMfa),
  'GET /security-events': ok({ events: [] }),
  'POST /mfa/totp': ok(enrolment),
  'POST /mfa/totp/confirm': ok({ recoveryCodes }),
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
const unlockMail = (answer) => ({
  ...visitor,
  'POST /unlock': { status: 202, body: { message: '' } },
  'POST /unlock/confirm': answer,
});
const askToUnlock = [type('Email', 'ines@calder.studio'), press('Send the mail')];
const token = '#token=abc';

/** For pages that wait: when what appears slowly has appeared. */
const loading = [(page) => page.waitForTimeout(1_500)];
const german = { locale: 'de-DE' };

/** name, path, the API's answers, what the person does, and what else is so */
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
  [
    'register-all-fields',
    '/register',
    {
      ...visitor,
      'GET /policies': ok({
        ...policies,
        fields: { ...policies.fields, username: 'required', dateOfBirth: 'required' },
      }),
    },
    [press('Create account')],
  ],
  ['register-faults', '/register', visitor, [type('Password', 'short'), press('Create account')]],
  [
    'register-sent',
    '/register',
    { ...visitor, 'POST /register': ok({ verificationEmailSent: true }) },
    [
      type('Email', 'ines@calder.studio'),
      type('Password', 'brass harbour lights'),
      press('Create account'),
    ],
  ],
  [
    'register-closed',
    '/register',
    {
      ...visitor,
      'GET /policies': ok({
        ...policies,
        features: { ...policies.features, registration: false },
      }),
    },
  ],
  ['verify', `/verify-email${token}`, visitor],
  [
    'verify-done',
    `/verify-email${token}`,
    { ...visitor, 'POST /verify-email': { status: 204 } },
    [press('Confirm email')],
  ],
  [
    'verify-dead',
    `/verify-email${token}`,
    { ...visitor, 'POST /verify-email': problem(400, 'TOKEN_ALREADY_USED') },
    [press('Confirm email')],
  ],
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
  ['unlock-sent', '/unlock', unlockMail(ok({ message: '' })), askToUnlock],
  [
    'unlock-wrong',
    '/unlock',
    unlockMail(problem(401, 'INVALID_CODE')),
    [...askToUnlock, type('Code from the mail', '482915')],
  ],
  [
    'unlock-done',
    '/unlock',
    unlockMail(ok({ message: '' })),
    [...askToUnlock, type('Code from the mail', '482915')],
  ],
  ['confirm-email', `/confirm-email${token}`, visitor],
  ['cancel-email', `/confirm-email?cancel=1${token}`, visitor],
  ['not-me', `/not-me${token}`, visitor],
  ['error-copied', '/error?reason=TOKEN_REUSED', visitor],
  ['error-code', '/error?code=INTERNAL_ERROR&requestId=0199d1c0-7f3e', visitor],
  ['not-found', '/nothing-here', visitor],
  [
    'service-down',
    '/login',
    { ...visitor, 'GET /session': problem(500, 'INTERNAL_ERROR') },
    [(page) => page.getByRole('button', { name: 'Try again' }).waitFor()],
  ],
  ['waiting', '/account', { ...visitor, 'GET /session': never }, loading, { settles: false }],
  ['account', '/account', signedIn],
  ['account-email', '/account', signedIn, [press('Change email')]],
  [
    'account-saved',
    '/account',
    { ...signedIn, 'PATCH /me': ok({ ...user, lastName: 'Calder-Voss' }) },
    [type('Last name', 'Calder-Voss'), press('Save changes')],
  ],
  [
    'account-taken',
    '/account',
    { ...signedIn, 'PATCH /me': problem(409, 'USERNAME_EXISTS') },
    [type('Username', 'taken'), press('Save changes')],
  ],
  ['account-everywhere', '/account', signedIn, [press('Sign out everywhere')]],
  ['security', '/security', signedIn],
  ['security-one-lock', '/security', oneLock],
  [
    'security-few-codes',
    '/security',
    { ...signedIn, 'GET /mfa': ok({ ...mfa, recoveryCodesLeft: 1, trustedDevices: [] }) },
  ],
  [
    'security-loading',
    '/security',
    { ...signedIn, 'GET /mfa': never },
    loading,
    { settles: false },
  ],
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
    'sessions-loading',
    '/sessions',
    { ...signedIn, 'GET /sessions': never },
    loading,
    { settles: false },
  ],
  ['sessions-ask', '/sessions', signedIn, [press('Sign out both')]],
  [
    'sessions-ended',
    '/sessions',
    { ...signedIn, 'DELETE /sessions/s2': { status: 204 } },
    [press('Sign out Safari on iPhone')],
  ],
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
  ['german-login', '/login', visitor, [], german],
  ['german-register', '/register', visitor, [], german],
  [
    'german-unlock',
    '/unlock',
    unlockMail(problem(401, 'INVALID_CODE')),
    [
      type('E-Mail', 'ines@calder.studio'),
      press('E-Mail senden'),
      type('Code aus der E-Mail', '482915'),
    ],
    german,
  ],
  ['german-error', '/error?reason=TOKEN_REUSED', visitor, [], german],
  ['german-account', '/account', signedIn, [], german],
  ['german-security', '/security', signedIn, [], german],
  ['german-password', '/security', signedIn, [press('Passwort ändern')], german],
  ['german-sessions', '/sessions', signedIn, [], german],
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

/** The page has come, its parts and letters too, and what appears slowly has appeared. */
async function settled(page) {
  const waiting = page
    .locator('[role=status]')
    .filter({ hasText: /^(One moment|Loading|Einen Moment|Wird geladen|Ihre Sitzungen)/ });
  await page
    .locator('h1')
    .filter({ hasNotText: /^(One moment|Einen Moment)$/ })
    .waitFor();
  await waiting.first().waitFor({ state: 'detached' });
  await page.locator('html').evaluate((html) => html.ownerDocument.fonts.ready);
  await page.waitForTimeout(500);
}

const server = await preview({
  root,
  preview: { port: 0, host: '127.0.0.1' },
  logLevel: 'error',
});
const origin = `http://127.0.0.1:${server.httpServer.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
});
await mkdir(out, { recursive: true });

/** Says what went wrong, or nothing. The picture is taken in either case. */
async function takePicture({
  name,
  path,
  answers,
  steps,
  locale,
  settles,
  viewport,
  colorScheme,
  file,
}) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.route('**/api/v1/auth/**', (route) => answer(route, answers));
  let fault;
  try {
    await page.goto(`${origin}/auth${path}`);
    for (const step of steps) {
      await step(page);
    }
    if (settles) {
      await settled(page);
    }
    const beyond = await page
      .locator('html')
      .evaluate((element) => element.scrollWidth - element.clientWidth);
    fault = beyond > 0 ? `${name} scrolls sideways by ${beyond} px` : undefined;
  } catch (error) {
    fault = error.message.split('\n')[0];
  }
  // What sticks to the window would stand in the middle of the page.
  await page.locator('html').evaluate((html) => html.ownerDocument.defaultView.scrollTo(0, 0));
  // A dialog stands over the window and not over the page: its picture is the window's.
  const fullPage = (await page.getByRole('dialog').or(page.getByRole('alertdialog')).count()) === 0;
  await page.screenshot({ path: fileURLToPath(new URL(file, out)), fullPage });
  await context.close();
  return fault;
}

const pictures = [
  ['phone', { width: 360, height: 740 }],
  ['desktop', { width: 1280, height: 800 }],
].flatMap(([device, viewport]) =>
  ['light', 'dark'].flatMap((colorScheme) =>
    states
      .filter(([name]) => !only || name.match(only))
      .map(([name, path, answers, steps = [], { locale = 'en-GB', settles = true } = {}]) => {
        const file = `${name}-${device}-${colorScheme}.png`;
        return { name, path, answers, steps, locale, settles, viewport, colorScheme, file };
      }),
  ),
);

const AT_ONCE = 4;
const waiting = [...pictures];
let failures = 0;
async function takeSome() {
  for (let picture = waiting.shift(); picture; picture = waiting.shift()) {
    const fault = await takePicture(picture);
    if (fault) {
      failures += 1;
      console.error(`${picture.file}: ${fault}`);
    }
    const done = pictures.length - waiting.length;
    if (done % 20 === 0) {
      console.log(`${done} of ${pictures.length}`);
    }
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, takeSome));
await browser.close();
await server.close();
console.log(`${pictures.length} pictures in ${fileURLToPath(out)}, ${failures} with faults`);
process.exitCode = failures > 0 ? 1 : 0;
