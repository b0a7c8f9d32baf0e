import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { currentPath, openPage } from '../testing/render-app';
import { answers, refuses } from '../testing/server';

it('takes the token out of the address and sends nothing until the button is pressed', async () => {
  const verify = answers('post', '/verify-email', 200, { message: 'ok' });
  openPage('/verify-email#token=abc');
  const button = await screen.findByRole('button', { name: 'Confirm email' });
  await waitFor(() => {
    expect(currentPath()).toBe('/verify-email');
  });
  expect(verify.bodies).toEqual([]);
  await userEvent.click(button);
  expect(await screen.findByRole('heading', { name: 'Your email is confirmed' })).toBeVisible();
  expect(verify.bodies).toEqual([{ token: 'abc' }]);
  expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/auth/login');
});

it.each(['INVALID_TOKEN', 'TOKEN_EXPIRED', 'VALIDATION_ERROR'] as const)(
  'offers a new link when the server answers %s',
  async (code) => {
    refuses('post', '/verify-email', 400, code);
    const resend = answers('post', '/resend-verification', 202, { message: 'ok' });
    openPage('/verify-email#token=abc');
    await userEvent.click(await screen.findByRole('button', { name: 'Confirm email' }));
    await screen.findByRole('heading', { name: 'This link is no longer good' });
    await userEvent.type(screen.getByLabelText('Email'), 'ines@calder.studio');
    await userEvent.click(screen.getByRole('button', { name: 'Send a new link' }));
    expect(await screen.findByText('A new link is on its way')).toBeVisible();
    expect(resend.bodies).toEqual([{ email: 'ines@calder.studio' }]);
  },
);

it('keeps the link when the server is away', async () => {
  refuses('post', '/verify-email', 503, 'UNAVAILABLE');
  openPage('/verify-email#token=abc');
  await userEvent.click(await screen.findByRole('button', { name: 'Confirm email' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The server does not answer');
  expect(screen.getByRole('button', { name: 'Confirm email' })).toBeVisible();
});

it('explains itself without a token', async () => {
  openPage('/verify-email');
  expect(await screen.findByRole('heading', { name: 'Open the link in your mail' })).toBeVisible();
});
