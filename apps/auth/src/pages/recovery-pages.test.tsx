import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { policies } from '../testing/fixtures';
import { currentPath, openPage } from '../testing/render-app';
import { answers, refuses } from '../testing/server';

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('somebody who forgot their password', () => {
  it('gets the same answer whether or not there is an account, and it survives a reload', async () => {
    const forgot = answers('post', '/forgot-password', 202, { message: 'ok' });
    openPage('/forgot-password?callbackUrl=%2Fboats');
    await userEvent.type(await screen.findByLabelText('Email'), 'ines@calder.studio');
    await press('Send the link');
    expect(await screen.findByText(/If there is an account for/)).toHaveTextContent(
      'ines@calder.studio',
    );
    expect(forgot.bodies).toEqual([{ email: 'ines@calder.studio' }]);
    expect(history.state).toMatchObject({ sentTo: 'ines@calder.studio' });
    expect(screen.getByRole('link', { name: 'Back to sign-in' })).toHaveAttribute(
      'href',
      '/auth/login?callbackUrl=%2Fboats',
    );
    expect(screen.getByText('The link works once and for one hour.')).toBeVisible();
  });

  it('is told of a typing error before anything is sent', async () => {
    openPage('/forgot-password');
    await userEvent.type(await screen.findByLabelText('Email'), 'ines@calder');
    await press('Send the link');
    expect(screen.getByLabelText('Email')).toBeInvalid();
    expect(screen.getByLabelText('Email')).toHaveFocus();
  });

  it('waits when they asked too often, and keeps the address', async () => {
    refuses('post', '/forgot-password', 429, 'RATE_LIMIT_EXCEEDED', { retryAfter: 42 });
    openPage('/forgot-password');
    await userEvent.type(await screen.findByLabelText('Email'), 'ines@calder.studio');
    await press('Send the link');
    expect(await screen.findByRole('button', { name: /Try again in/ })).toHaveTextContent('0:42');
    expect(screen.getByLabelText('Email')).toHaveValue('ines@calder.studio');
  });

  it('learns where passwords are not reset here', async () => {
    openPage('/forgot-password', {
      policies: { ...policies, features: { ...policies.features, passwordReset: false } },
    });
    expect(await screen.findByText('Passwords are not reset here')).toBeVisible();
  });
});

describe('the link to a new password', () => {
  it('leaves the address bar, and sets the password', async () => {
    const reset = answers('post', '/reset-password', 200, { message: 'ok' });
    openPage('/reset-password#token=abc');
    await userEvent.type(await screen.findByLabelText('New password'), 'brass harbour lights');
    expect(currentPath()).toBe('/reset-password');
    expect(await screen.findByRole('meter', { name: 'Password strength' })).toBeVisible();
    await press('Save the new password');
    expect(await screen.findByRole('heading', { name: 'Your new password is set' })).toBeVisible();
    expect(reset.bodies).toEqual([{ token: 'abc', newPassword: 'brass harbour lights' }]);
  });

  it('stays good after a refused password, which is explained at its field', async () => {
    refuses('post', '/reset-password', 400, 'PASSWORD_POLICY', {
      errors: [{ field: 'newPassword', code: 'USED_BEFORE', message: 'x' }],
    });
    openPage('/reset-password#token=abc');
    await userEvent.type(await screen.findByLabelText('New password'), 'brass harbour lights');
    await press('Save the new password');
    expect(await screen.findByText(/You used this one here before/)).toBeVisible();
    expect(screen.getByLabelText('New password')).toHaveValue('brass harbour lights');
  });

  it('offers a new one when it is too old', async () => {
    refuses('post', '/reset-password', 400, 'TOKEN_EXPIRED');
    openPage('/reset-password#token=abc');
    await userEvent.type(await screen.findByLabelText('New password'), 'brass harbour lights');
    await press('Save the new password');
    expect(
      await screen.findByRole('heading', { name: 'This link is no longer good' }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Send the link' })).toBeVisible();
  });
});

describe.each([
  ['/unlock', '/unlock/confirm', 'End the pause', 'Sign-in is open again'],
  ['/confirm-email', '/email/confirm', 'Use this address', 'Your address is changed'],
  ['/confirm-email?cancel=1', '/email/cancel', 'Stop the change', 'The change is stopped'],
  ['/not-me', '/not-me', 'That was not me', 'Your account is closed to them'],
])('the link of a mail to %s', (page, resource, button, outcome) => {
  it('does nothing until the button is pressed', async () => {
    const act = answers('post', resource, 200, { message: 'ok' });
    openPage(`${page}#token=abc`);
    await screen.findByRole('button', { name: button });
    await waitFor(() => {
      expect(location.hash).toBe('');
    });
    expect(act.bodies).toEqual([]);
    await press(button);
    expect(await screen.findByRole('heading', { name: outcome })).toBeVisible();
    expect(act.bodies).toEqual([{ token: 'abc' }]);
  });

  it('says when it is no longer good', async () => {
    refuses('post', resource, 400, 'TOKEN_ALREADY_USED');
    openPage(`${page}#token=abc`);
    await press(button);
    expect(
      await screen.findByRole('heading', { name: 'This link is no longer good' }),
    ).toBeVisible();
  });

  it('stays good while the server is away', async () => {
    refuses('post', resource, 503, 'UNAVAILABLE');
    openPage(`${page}#token=abc`);
    await press(button);
    expect(await screen.findByRole('alert')).toHaveTextContent('The server does not answer');
    expect(screen.getByRole('button', { name: button })).toBeVisible();
  });
});

describe('somebody whose sign-in is paused', () => {
  async function askForMail(path = '/unlock') {
    const unlock = answers('post', '/unlock', 202, { message: 'ok' });
    openPage(path);
    await userEvent.type(await screen.findByLabelText('Email'), 'ines@calder.studio');
    await press('Send the mail');
    expect(await screen.findByText(/If sign-in is paused for/)).toBeVisible();
    expect(unlock.bodies).toEqual([{ email: 'ines@calder.studio' }]);
  }

  it('types the code of the mail here, and signs in with the address filled in', async () => {
    const confirm = answers('post', '/unlock/confirm', 200, { message: 'ok' });
    await askForMail('/unlock?callbackUrl=%2Fboats');
    const code = screen.getByLabelText('Code from the mail');
    expect(code).toHaveAttribute('autocomplete', 'one-time-code');
    await userEvent.type(code, '042 517');
    expect(await screen.findByRole('heading', { name: 'Sign-in is open again' })).toBeVisible();
    expect(confirm.bodies).toEqual([{ email: 'ines@calder.studio', code: '042517' }]);
    await userEvent.click(screen.getByRole('link', { name: 'Back to sign-in' }));
    expect(await screen.findByLabelText('Email or username')).toHaveValue('ines@calder.studio');
    expect(currentPath()).toBe('/login?callbackUrl=%2Fboats');
  });

  it('may still open the link instead, and is told how long it works', async () => {
    await askForMail();
    expect(screen.getByText('Or open its link where you want to sign in')).toBeVisible();
    expect(screen.getByText('The link works once and for one hour.')).toBeVisible();
    expect(screen.getByRole('button', { name: /Send again/ })).toBeVisible();
  });

  it('is told calmly of a code that does not fit, and types another one', async () => {
    refuses('post', '/unlock/confirm', 401, 'INVALID_CODE');
    await askForMail();
    const code = screen.getByLabelText('Code from the mail');
    await userEvent.type(code, '111111');
    expect(await screen.findByText(/That code did not fit/)).toBeVisible();
    expect(code).toHaveValue('');
    expect(code).toHaveFocus();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    const confirm = answers('post', '/unlock/confirm', 200, { message: 'ok' });
    await userEvent.type(code, '042517');
    expect(await screen.findByRole('heading', { name: 'Sign-in is open again' })).toBeVisible();
    expect(confirm.bodies).toHaveLength(1);
  });

  it('is asked for all six digits before anything is sent', async () => {
    const confirm = answers('post', '/unlock/confirm', 200, { message: 'ok' });
    await askForMail();
    await userEvent.type(screen.getByLabelText('Code from the mail'), '0425');
    await press('End the pause');
    expect(await screen.findByText('Type all six digits.')).toBeVisible();
    expect(confirm.bodies).toEqual([]);
  });

  it('waits when they tried too often', async () => {
    refuses('post', '/unlock/confirm', 429, 'RATE_LIMIT_EXCEEDED', { retryAfter: 42 });
    await askForMail();
    await userEvent.type(screen.getByLabelText('Code from the mail'), '042517');
    expect(await screen.findByRole('button', { name: /Try again in/ })).toHaveTextContent('0:42');
  });
});
