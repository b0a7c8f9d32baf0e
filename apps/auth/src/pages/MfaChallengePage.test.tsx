import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ines } from '../testing/fixtures';
import { currentPath, openPage } from '../testing/render-app';
import { answers, refuses } from '../testing/server';

const challenge = (...methods: string[]) => ({
  methods,
  endsAt: Date.now() + 600_000,
  offersTrust: true,
});

it('follows the password where the server asks for more, and sends six digits by itself', async () => {
  answers('post', '/login', 200, {
    mfaRequired: true,
    methods: ['totp', 'recovery_code'],
    expiresIn: 600,
    trustDeviceOffered: true,
  });
  answers('get', '/sessions', 200, { sessions: [], totalCount: 0 });
  const answer = answers('post', '/mfa/challenge', 200, { mfaRequired: false, user: ines });
  openPage('/login?callbackUrl=%2Fauth%2Fsessions');
  await userEvent.type(await screen.findByLabelText('Email or username'), 'ines');
  await userEvent.type(screen.getByLabelText('Password'), 'brass harbour lights');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByLabelText('Six-digit code')).toHaveFocus();
  await userEvent.click(screen.getByLabelText(/Trust this device for 30 days/));
  expect(currentPath()).toBe('/mfa?callbackUrl=%2Fauth%2Fsessions');
  await userEvent.type(screen.getByLabelText('Six-digit code'), '482915');
  expect(await screen.findByRole('heading', { name: 'Sessions' })).toBeVisible();
  expect(answer.bodies).toEqual([{ code: '482915', trustDevice: true }]);
});

it('clears a wrong code, says why and keeps the focus on it', async () => {
  refuses('post', '/mfa/challenge', 401, 'INVALID_CODE');
  openPage('/mfa', { state: challenge('totp') });
  await userEvent.type(await screen.findByLabelText('Six-digit code'), '000000');
  expect(await screen.findByText(/That code did not fit/)).toBeVisible();
  expect(screen.getByLabelText('Six-digit code')).toHaveValue('');
  expect(screen.getByLabelText('Six-digit code')).toHaveFocus();
});

it('takes a recovery code as it stands on paper', async () => {
  answers('get', '/sessions', 200, { sessions: [], totalCount: 0 });
  const answer = answers('post', '/mfa/challenge', 200, { mfaRequired: false, user: ines });
  openPage('/mfa?callbackUrl=%2Fauth%2Fsessions', { state: challenge('totp', 'recovery_code') });
  await userEvent.click(await screen.findByRole('button', { name: 'Use a recovery code' }));
  const field = await screen.findByLabelText('Recovery code');
  await userEvent.type(field, 'k7m2');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(field).toBeInvalid();
  await userEvent.type(field, '-9xqd 4hfp-t3ra');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await screen.findByRole('heading', { name: 'Sessions' });
  expect(answer.bodies).toEqual([{ recoveryCode: 'k7m29xqd4hfpt3ra', trustDevice: false }]);
});

it('asks for the code of the mail when the sign-in looks different', async () => {
  openPage('/mfa', { state: challenge('email_code') });
  expect(await screen.findByRole('heading', { name: 'Check that it is you' })).toBeVisible();
});

it('counts down when there were too many codes', async () => {
  refuses('post', '/mfa/challenge', 429, 'RATE_LIMIT_EXCEEDED', { retryAfter: 90 });
  openPage('/mfa', { state: challenge('totp') });
  await userEvent.type(await screen.findByLabelText('Six-digit code'), '000000');
  expect(await screen.findByRole('button', { name: /Try again in/ })).toHaveTextContent('1:30');
});

it('starts again when its time is over', async () => {
  openPage('/mfa?callbackUrl=%2Fboats', {
    state: { ...challenge('totp'), endsAt: Date.now() - 1 },
  });
  await screen.findByRole('heading', { name: 'This took too long' });
  expect(screen.getByRole('link', { name: 'Start again' })).toHaveAttribute(
    'href',
    '/auth/login?callbackUrl=%2Fboats',
  );
});

it.each([null, 'x', { methods: 'totp', endsAt: 1 }, { methods: ['fax'], endsAt: 1 }])(
  'leads to the sign-in page without a sign-in that waits (%j)',
  async (state) => {
    openPage('/mfa', { state });
    expect(await screen.findByLabelText('Email or username')).toBeVisible();
  },
);
