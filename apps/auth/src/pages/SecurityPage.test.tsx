import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Mfa } from '../features/security/api';
import { enrolment, oneLock, recoveryCodes, twoLocks } from '../testing/fixtures';
import { currentPath, openPage } from '../testing/render-app';
import { answers, refuses } from '../testing/server';

function openSecurity(mfa: Mfa, events: object = { events: [] }) {
  answers('get', '/mfa', 200, mfa);
  answers('get', '/security-events', 200, events as never);
  openPage('/security', { as: 'ines' });
}
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('the authenticator app', () => {
  it('is set up by a picture or a key, and its codes are kept before the dialog goes', async () => {
    answers('post', '/mfa/totp', 200, enrolment);
    const confirm = answers('post', '/mfa/totp/confirm', 200, { recoveryCodes });
    openSecurity(oneLock);
    expect(await screen.findByText('One lock on your door')).toBeVisible();
    await press('Set up authenticator app');
    expect(await screen.findByRole('img', { name: /QR code/ })).toBeVisible();
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP K5XW 4ZDT NNSX S2LO')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Six-digit code'), '482915');
    const dialog = await screen.findByRole('dialog', { name: 'Keep your recovery codes' });
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(10);
    expect(confirm.bodies).toEqual([{ code: '482915' }]);
    await userEvent.keyboard('{Escape}');
    expect(dialog).toBeVisible();
    expect(screen.getByRole('button', { name: 'Done' })).toBeDisabled();
    await userEvent.click(screen.getByLabelText('I have kept them in a safe place'));
    await press('Done');
    expect(await screen.findByText('The authenticator app is on.')).toBeVisible();
  });

  it('is turned off after a question', async () => {
    const remove = answers('delete', '/mfa/totp', 204);
    openSecurity(twoLocks);
    expect(await screen.findByText('Two locks on your door')).toBeVisible();
    await press('Turn off authenticator app');
    expect(await screen.findByRole('button', { name: 'Keep it on' })).toHaveFocus();
    await press('Turn off');
    expect(await screen.findByText('The authenticator app is off.')).toBeVisible();
    expect(remove.bodies).toHaveLength(1);
  });
});

describe('a change that asks for a recent sign-in', () => {
  it('goes on by itself once the person has proved it', async () => {
    refuses('delete', '/mfa/trusted-devices/d1', 403, 'REAUTHENTICATION_REQUIRED');
    const prove = refuses('post', '/reauthenticate', 401, 'INVALID_CREDENTIALS');
    openSecurity(twoLocks);
    await press('Remove Firefox on Ubuntu');
    const dialog = await screen.findByRole('dialog', { name: 'Is it you?' });
    await userEvent.type(within(dialog).getByLabelText('Password'), 'wrong');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Go on' }));
    expect(await within(dialog).findByText(/That password is wrong/)).toBeVisible();
    expect(prove.bodies).toEqual([{ password: 'wrong' }]);

    answers('post', '/reauthenticate', 204);
    const remove = answers('delete', '/mfa/trusted-devices/d1', 204);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Go on' }));
    expect(await screen.findByText('Firefox on Ubuntu is asked for a code again.')).toBeVisible();
    expect(remove.bodies).toHaveLength(1);
  });

  it('is let go in silence when the person turns back', async () => {
    refuses('delete', '/mfa/trusted-devices/d1', 403, 'REAUTHENTICATION_REQUIRED');
    openSecurity(twoLocks);
    await press('Remove Firefox on Ubuntu');
    await screen.findByRole('dialog', { name: 'Is it you?' });
    await press('Cancel');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Remove Firefox on Ubuntu' })).toBeEnabled();
  });

  it('asks for a code where the server wants one', async () => {
    refuses('delete', '/mfa/trusted-devices/d1', 403, 'REAUTHENTICATION_REQUIRED');
    refuses('post', '/reauthenticate', 400, 'VALIDATION_ERROR', {
      errors: [{ field: 'code', code: 'REQUIRED', message: 'x' }],
    });
    openSecurity(twoLocks);
    await press('Remove Firefox on Ubuntu');
    const dialog = await screen.findByRole('dialog', { name: 'Is it you?' });
    await userEvent.type(within(dialog).getByLabelText('Password'), 'brass harbour lights');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Go on' }));
    expect(await within(dialog).findByLabelText('Six-digit code')).toBeVisible();
  });
});

it('leads to the sign-in page when a change finds the session ended', async () => {
  refuses('delete', '/mfa/trusted-devices/d1', 401, 'SESSION_REVOKED', {
    reason: 'REVOKED_BY_ADMIN',
  });
  openSecurity(twoLocks);
  await press('Remove Firefox on Ubuntu');
  expect(await screen.findByText('An administrator ended this session')).toBeVisible();
  expect(currentPath()).toBe('/login?callbackUrl=%2Fauth%2Fsecurity&reason=REVOKED_BY_ADMIN');
});

describe('the password', () => {
  it('changes by the current one, and says at its field when that is wrong', async () => {
    refuses('post', '/password', 401, 'INVALID_CREDENTIALS');
    openSecurity(oneLock);
    await press('Change password');
    const dialog = await screen.findByRole('dialog', { name: 'Change your password' });
    await userEvent.type(within(dialog).getByLabelText('Current password'), 'old one');
    await userEvent.type(within(dialog).getByLabelText('New password'), 'brass harbour lights');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Change password' }));
    expect(await within(dialog).findByText('That is not your current password.')).toBeVisible();

    const change = answers('post', '/password', 200, { message: 'ok' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Change password' }));
    expect(await screen.findByText(/Your password is changed/)).toBeVisible();
    expect(change.bodies).toEqual([
      { currentPassword: 'old one', newPassword: 'brass harbour lights' },
    ]);
  });
});

describe('recent activity', () => {
  const failed = (id: string) => ({
    id,
    time: '2026-11-01T09:00:00Z',
    event: 'LOGIN_FAILED',
    reason: 'CREDENTIALS',
    ipAddress: '198.51.100.7',
  });

  it('is told in plain words, joins what belongs together, and goes on to older pages', async () => {
    openSecurity(oneLock, {
      events: [
        failed('e1'),
        failed('e2'),
        { id: 'e3', time: '2026-11-01T08:00:00Z', event: 'A_THING_OF_TOMORROW' },
      ],
      nextCursor: 'older',
    });
    expect(await screen.findByText('Wrong password, twice')).toBeVisible();
    expect(screen.getByText('Something about your account changed')).toBeVisible();
    answers('get', '/security-events', 200, {
      events: [{ id: 'e4', time: '2026-10-01T08:00:00Z', event: 'PASSWORD_CHANGED' }],
    });
    await press('Show older');
    expect(await screen.findByText('Password changed')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show older' })).not.toBeInTheDocument();
  });

  it('offers another try when it does not load', async () => {
    answers('get', '/mfa', 200, oneLock);
    refuses('get', '/security-events', 500, 'INTERNAL_ERROR');
    openPage('/security', { as: 'ines' });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    answers('get', '/security-events', 200, { events: [] });
    await userEvent.click(retry);
    expect(await screen.findByText('Nothing has happened yet.')).toBeVisible();
  });
});

it('asks for a link to a new address, and keeps the old one meanwhile', async () => {
  const change = answers('post', '/email', 202, { message: 'ok' });
  openPage('/account', { as: 'ines' });
  await press('Change email');
  await userEvent.type(await screen.findByLabelText('New email'), 'ines@calder.studio');
  await press('Send the link');
  expect(await screen.findByText('This is your address already.')).toBeVisible();
  await userEvent.clear(screen.getByLabelText('New email'));
  await userEvent.type(screen.getByLabelText('New email'), 'ines@harbour.example');
  await press('Send the link');
  expect(await screen.findByText(/We sent a link to ines@harbour.example/)).toBeVisible();
  expect(change.bodies).toEqual([{ newEmail: 'ines@harbour.example' }]);
});

it('tells how many recovery codes are left of as many as the policy gave', async () => {
  answers('get', '/security-events', 200, { events: [] });
  answers('get', '/mfa', 200, { ...twoLocks, recoveryCodesLeft: 4, recoveryCodesIssued: 24 });
  openPage('/security', { as: 'ines' });
  expect(await screen.findByText('4 of 24 left')).toBeVisible();
});

it('asks nobody to make new codes who has used none of two', async () => {
  answers('get', '/security-events', 200, { events: [] });
  answers('get', '/mfa', 200, { ...twoLocks, recoveryCodesLeft: 2, recoveryCodesIssued: 2 });
  openPage('/security', { as: 'ines' });
  expect(await screen.findByText('2 of 2 left')).toBeVisible();
  expect(screen.queryByText('Make new ones soon')).not.toBeInTheDocument();
});
