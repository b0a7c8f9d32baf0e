import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { followOtherTabs } from '../features/auth/visitor-store';
import { ines, policies } from '../testing/fixtures';
import { currentPath, openPage } from '../testing/render-app';
import { answers, refuses } from '../testing/server';

async function signIn(identifier = 'ines@calder.studio', password = 'brass harbour lights') {
  await userEvent.type(await screen.findByLabelText('Email or username'), identifier);
  await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

it('signs somebody in and leads on to where they were going', async () => {
  const login = answers('post', '/login', 200, { mfaRequired: false, user: ines });
  answers('get', '/sessions', 200, { sessions: [], totalCount: 0 });
  openPage('/login?callbackUrl=%2Fauth%2Fsessions');
  await signIn();
  expect(await screen.findByRole('heading', { name: 'Sessions' })).toBeVisible();
  expect(login.bodies).toEqual([
    { identifier: 'ines@calder.studio', password: 'brass harbour lights', rememberMe: false },
  ]);
  expect(login.headers[0]?.get('X-CSRF')).toBe('1');
});

it('remembers the person on this device when they ask for it', async () => {
  const login = refuses('post', '/login', 401, 'INVALID_CREDENTIALS');
  openPage('/login');
  await userEvent.click(await screen.findByLabelText('Keep me signed in on this device'));
  await signIn();
  await screen.findByRole('alert');
  expect(login.bodies[0]).toMatchObject({ rememberMe: true });
});

it('keeps what was typed after a refusal, and puts the focus on the password', async () => {
  refuses('post', '/login', 401, 'INVALID_CREDENTIALS');
  openPage('/login');
  await signIn();
  expect(await screen.findByRole('alert')).toHaveTextContent('That email or password is wrong');
  expect(screen.getByLabelText('Email or username')).toHaveValue('ines@calder.studio');
  expect(screen.getByLabelText('Password')).toHaveFocus();
  expect(screen.getByLabelText('Password')).toBeInvalid();
});

it('asks for what is missing without asking the server', async () => {
  openPage('/login');
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect(screen.getByLabelText('Email or username')).toHaveAccessibleDescription(
    'Type your email or username.',
  );
  expect(screen.getByLabelText('Email or username')).toHaveFocus();
});

it('counts down a locked identifier, and lets another one in', async () => {
  const login = refuses('post', '/login', 403, 'ACCOUNT_LOCKED', { retryAfter: 900 });
  openPage('/login');
  await signIn();
  expect(await screen.findByRole('alert')).toHaveTextContent('Sign-in is paused');
  const button = screen.getByRole('button', { name: /Try again in/ });
  expect(button).toHaveTextContent('Try again in 15:00');
  await userEvent.click(button);
  expect(login.bodies).toHaveLength(1);

  await userEvent.type(screen.getByLabelText('Email or username'), 'x');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => {
    expect(login.bodies).toHaveLength(2);
  });
});

it('says when to try again after too many tries', async () => {
  refuses('post', '/login', 429, 'RATE_LIMIT_EXCEEDED', { retryAfter: 42 });
  openPage('/login');
  await signIn();
  expect(await screen.findByRole('alert')).toHaveTextContent('Too many tries');
  expect(screen.getByRole('button', { name: /Try again in/ })).toHaveTextContent('0:42');
});

it('names the request when the fault is ours', async () => {
  refuses('post', '/login', 500, 'INTERNAL_ERROR');
  openPage('/login');
  await signIn();
  expect(await screen.findByRole('alert')).toHaveTextContent('Request request-1');
});

describe('an address that is not confirmed', () => {
  it('gets a new link', async () => {
    refuses('post', '/login', 403, 'EMAIL_NOT_VERIFIED');
    const resend = answers('post', '/resend-verification', 202, { message: 'ok' });
    openPage('/login');
    await signIn();
    await userEvent.click(await screen.findByRole('button', { name: 'Send a new link' }));
    expect(await screen.findByRole('button', { name: /Send again in/ })).toBeVisible();
    expect(resend.bodies).toEqual([{ email: 'ines@calder.studio' }]);
  });

  it('is asked for when the person gave a username', async () => {
    const login = refuses('post', '/login', 403, 'EMAIL_NOT_VERIFIED');
    const resend = answers('post', '/resend-verification', 202, { message: 'ok' });
    openPage('/login');
    await signIn('ines_calder');
    await userEvent.click(await screen.findByRole('button', { name: 'Send a new link' }));
    expect(screen.getByLabelText('Email')).toHaveFocus();
    expect(screen.getByLabelText('Email')).toHaveAccessibleDescription(/not a whole address/);
    await userEvent.type(screen.getByLabelText('Email'), 'ines@calder.studio{Enter}');
    await screen.findByRole('button', { name: /Send again in/ });
    expect(screen.getByRole('alert')).toHaveTextContent('A new link is on its way');
    expect(resend.bodies).toEqual([{ email: 'ines@calder.studio' }]);
    expect(login.bodies).toHaveLength(1);
  });
});

it('goes on by itself when the person comes back to a tab and signed in in another one', async () => {
  answers('get', '/sessions', 200, { sessions: [], totalCount: 0 });
  const stop = followOtherTabs();
  openPage('/login?callbackUrl=%2Fauth%2Fsessions');
  await screen.findByLabelText('Email or username');
  answers('get', '/session', 200, { authenticated: true, user: ines, session: { id: 's1' } });
  document.dispatchEvent(new Event('visibilitychange'));
  expect(await screen.findByRole('heading', { name: 'Sessions' })).toBeVisible();
  stop();
});

it.each([
  ['Forgot password?', '/forgot-password'],
  ['Open it sooner by mail', '/unlock'],
])('takes a typed address along to "%s"', async (link, path) => {
  refuses('post', '/login', 403, 'ACCOUNT_LOCKED', { retryAfter: 900 });
  openPage('/login');
  await signIn(' ines@calder.studio ');
  await userEvent.click(await screen.findByRole('link', { name: link }));
  expect(await screen.findByLabelText('Email')).toHaveValue('ines@calder.studio');
  expect(currentPath()).toBe(path);
});

it('says why the last session ended, and deletes its cookies', async () => {
  const logout = answers('post', '/logout', 204);
  openPage('/login', { endedReason: 'IDLE_TIMEOUT' });
  expect(await screen.findByText(/was not used for some time/)).toBeVisible();
  expect(logout.bodies).toHaveLength(1);
});

it('gives a session that may have been copied a page of its own, once', async () => {
  answers('post', '/logout', 204);
  openPage('/login?callbackUrl=%2Fboats', { endedReason: 'TOKEN_REUSED' });
  expect(await screen.findByText('This session may have been copied')).toBeVisible();
  await userEvent.click(screen.getByRole('link', { name: 'Sign in again' }));
  expect(await screen.findByLabelText('Email or username')).toBeVisible();
  expect(currentPath()).toBe('/login?callbackUrl=%2Fboats');
});

it('says nothing about a sign-out of one’s own', async () => {
  answers('post', '/logout', 204);
  openPage('/login', { endedReason: 'SIGNED_OUT' });
  await screen.findByLabelText('Email or username');
  expect(screen.queryByText('You signed out')).not.toBeInTheDocument();
});

it('shows the form to nobody who is signed in', async () => {
  answers('get', '/sessions', 200, { sessions: [], totalCount: 0 });
  openPage('/login?callbackUrl=%2Fauth%2Fsessions', { as: 'ines' });
  expect(await screen.findByRole('heading', { name: 'Sessions' })).toBeVisible();
});

it('takes the callback along to the next page, unless it leads elsewhere', async () => {
  openPage('/login?callbackUrl=%2Fboats%3Fberth%3D7');
  expect(await screen.findByRole('link', { name: 'Create an account' })).toHaveAttribute(
    'href',
    '/auth/register?callbackUrl=%2Fboats%3Fberth%3D7',
  );
});

it('drops a callback to another site', async () => {
  openPage('/login?callbackUrl=%2F%2Felsewhere.example');
  expect(await screen.findByRole('link', { name: 'Create an account' })).toHaveAttribute(
    'href',
    '/auth/register',
  );
});

it('offers only what the policy has', async () => {
  openPage('/login', {
    policies: {
      ...policies,
      fields: { ...policies.fields, username: 'off' },
      features: { ...policies.features, registration: false },
    },
  });
  expect(await screen.findByLabelText('Email')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Forgot password?' })).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Create an account' })).not.toBeInTheDocument();
});
