import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { policies } from '../testing/fixtures';
import { openPage } from '../testing/render-app';
import { answers, refuses } from '../testing/server';
import { loadPolicies } from '../features/auth/policies-store';

it('says why a session ended and how to come back', async () => {
  openPage('/error?reason=SESSION_LIMIT&callbackUrl=%2Fboats');
  expect(await screen.findByText('You were signed in in too many places')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Sign in again' })).toHaveAttribute(
    'href',
    '/auth/login?callbackUrl=%2Fboats',
  );
});

it('names a problem and its request', async () => {
  openPage('/error?code=INTERNAL_ERROR&requestId=request-7');
  expect(await screen.findByRole('alert')).toHaveTextContent('Request request-7');
});

it('shows nobody words that came with the link in the place of a request', async () => {
  openPage('/error?code=INTERNAL_ERROR&requestId=Call%20us%20at%200800%20555');
  expect(await screen.findByRole('alert')).toHaveTextContent(/Try again\.$/);
});

it.each(['/nowhere', '/error', '/error?reason=toString', '/error?code=__proto__'])(
  'says that %s is no page',
  async (path) => {
    openPage(path);
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeVisible();
  },
);

it('tries again by itself when the network is back', async () => {
  openPage('/login');
  refuses('get', '/policies', 500, 'INTERNAL_ERROR');
  await loadPolicies();
  await screen.findByRole('button', { name: 'Try again' });
  answers('get', '/policies', 200, policies);
  dispatchEvent(new Event('online'));
  expect(await screen.findByLabelText('Email or username')).toBeVisible();
});

it('offers another try when the service does not answer', async () => {
  openPage('/login');
  refuses('get', '/policies', 500, 'INTERNAL_ERROR');
  await loadPolicies();
  const retry = await screen.findByRole('button', { name: 'Try again' });
  answers('get', '/policies', 200, policies);
  await userEvent.click(retry);
  expect(await screen.findByLabelText('Email or username')).toBeVisible();
});
