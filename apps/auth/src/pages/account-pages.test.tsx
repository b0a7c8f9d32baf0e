import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { SessionItem } from '../features/sessions/api';
import { ines, sessions } from '../testing/fixtures';
import { currentPath, openPage } from '../testing/render-app';
import { answers, refuses } from '../testing/server';

const [here, phone, unknown] = sessions;

const list = (...some: SessionItem[]) =>
  answers('get', '/sessions', 200, { sessions: some, totalCount: some.length });

describe('the profile', () => {
  it('sends only what changed, and null for what was emptied', async () => {
    const update = answers('patch', '/me', 200, { ...ines, lastName: 'Calder' });
    openPage('/account', { as: 'ines' });
    await userEvent.clear(await screen.findByLabelText('First name'));
    await userEvent.type(screen.getByLabelText('Last name'), 'Calder');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('Your changes are saved')).toBeVisible();
    expect(update.bodies).toEqual([{ firstName: null, lastName: 'Calder' }]);
  });

  it('takes a date of birth in the order the reader writes it, and shows it so', async () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-US', 'en']);
    const update = answers('patch', '/me', 200, { ...ines, dateOfBirth: '1990-12-31' });
    openPage('/account', { as: 'ines' });
    const field = await screen.findByLabelText('Date of birth');
    expect(field).toHaveAccessibleDescription('MM/DD/YYYY optional');
    await userEvent.type(field, '12 31 1990');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('Your changes are saved')).toBeVisible();
    expect(update.bodies).toEqual([{ dateOfBirth: '1990-12-31' }]);
    expect(field).toHaveValue('12/31/1990');
  });

  it('sends nothing when nothing changed', async () => {
    openPage('/account', { as: 'ines' });
    await userEvent.click(await screen.findByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('Nothing has changed')).toBeVisible();
  });

  it('keeps what was typed when a username is taken', async () => {
    refuses('patch', '/me', 409, 'USERNAME_EXISTS');
    openPage('/account', { as: 'ines' });
    await userEvent.type(await screen.findByLabelText('Username'), 'taken');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText(/Somebody has this username/)).toBeVisible();
    expect(screen.getByLabelText('Username')).toHaveValue('taken');
  });

  it('keeps what was typed when the session ends meanwhile, until the person is back', async () => {
    refuses('patch', '/me', 401, 'SESSION_REVOKED', { reason: 'REVOKED_BY_USER' });
    openPage('/account', { as: 'ines' });
    await userEvent.type(await screen.findByLabelText('Last name'), 'Calder');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('You signed this device out from another one')).toBeVisible();

    answers('post', '/login', 200, { mfaRequired: false, user: ines });
    const update = answers('patch', '/me', 200, { ...ines, lastName: 'Calder' });
    await userEvent.type(screen.getByLabelText('Email or username'), ines.email);
    await userEvent.type(screen.getByLabelText('Password'), 'brass harbour lights');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByLabelText('Last name')).toHaveValue('Calder');
    expect(screen.getByText('What you typed is still here, but not saved yet')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('Your changes are saved')).toBeVisible();
    expect(update.bodies).toEqual([{ lastName: 'Calder' }]);
  });

  it('shows nobody else’s unsaved words', async () => {
    refuses('patch', '/me', 401, 'SESSION_EXPIRED', { reason: 'IDLE_TIMEOUT' });
    openPage('/account', { as: 'ines' });
    await userEvent.type(await screen.findByLabelText('Last name'), 'Calder');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    answers('post', '/login', 200, { mfaRequired: false, user: { ...ines, id: ines.id + '2' } });
    await userEvent.type(await screen.findByLabelText('Email or username'), ines.email);
    await userEvent.type(screen.getByLabelText('Password'), 'brass harbour lights');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByLabelText('Last name')).toHaveValue('');
  });

  it('is shown in the colours and the language that are chosen there', async () => {
    openPage('/account', { as: 'ines' });
    await userEvent.selectOptions(await screen.findByLabelText('Theme'), 'Dark');
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
    await userEvent.selectOptions(screen.getByLabelText('Theme'), 'As the device');
    expect(document.documentElement).not.toHaveAttribute('data-theme');
    await userEvent.selectOptions(screen.getByLabelText('Language'), 'Deutsch');
    expect(await screen.findByRole('heading', { name: 'Profil' })).toBeVisible();
  });

  it('leads a visitor to the sign-in page and back', async () => {
    openPage('/account');
    expect(await screen.findByLabelText('Email or username')).toBeVisible();
    expect(currentPath()).toBe('/login?callbackUrl=%2Fauth%2Faccount');
  });

  it('asks before it signs out everywhere', async () => {
    const logout = answers('post', '/logout-all', 204);
    openPage('/account', { as: 'ines' });
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out everywhere' }));
    expect(screen.getByRole('button', { name: 'Stay signed in' })).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
    expect(await screen.findByLabelText('Email or username')).toBeVisible();
    expect(logout.bodies).toHaveLength(1);
  });
});

describe('the sessions', () => {
  it('show this device first and without a button', async () => {
    list(here, phone, unknown);
    openPage('/sessions', { as: 'ines' });
    const mine = (await screen.findByText('This device')).closest('li')!;
    expect(mine).toHaveTextContent('Firefox on Ubuntu');
    expect(within(mine).queryByRole('button')).not.toBeInTheDocument();
    expect(screen.getByText('New place')).toBeVisible();
    expect(screen.getByText('Unknown device')).toBeVisible();
  });

  it('end one by one', async () => {
    list(here, phone);
    const end = answers('delete', '/sessions/s2', 204);
    openPage('/sessions', { as: 'ines' });
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out Safari on iPhone' }));
    expect(await screen.findByText(/Signed out: Safari on iPhone/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Only this device' })).toBeVisible();
    expect(end.headers[0]?.get('X-CSRF')).toBe('1');
  });

  it('that ended by themselves are gone all the same', async () => {
    list(here, phone);
    refuses('delete', '/sessions/s2', 404, 'NOT_FOUND');
    openPage('/sessions', { as: 'ines' });
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out Safari on iPhone' }));
    expect(await screen.findByText(/Signed out: Safari on iPhone/)).toBeVisible();
  });

  it('all end after a question, and the way out comes first', async () => {
    list(here, phone, unknown);
    const end = answers('delete', '/sessions', 204);
    openPage('/sessions', { as: 'ines' });
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out both' }));
    const question = screen.getByRole('group', { name: 'Sign out both other devices?' });
    expect(within(question).getByRole('button', { name: 'Keep them' })).toHaveFocus();
    await userEvent.click(within(question).getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText('Every other session has ended.')).toBeVisible();
    expect(end.bodies).toHaveLength(1);
  });

  it('load again after a failure', async () => {
    refuses('get', '/sessions', 500, 'INTERNAL_ERROR');
    openPage('/sessions', { as: 'ines' });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    list(here);
    await userEvent.click(retry);
    expect(await screen.findByText('This device')).toBeVisible();
  });

  it('of somebody whose session was ended lead to the sign-in page, with the reason', async () => {
    refuses('get', '/sessions', 401, 'SESSION_REVOKED', { reason: 'REVOKED_BY_ADMIN' });
    openPage('/sessions', { as: 'ines' });
    expect(await screen.findByText('An administrator ended this session')).toBeVisible();
    expect(currentPath()).toBe('/login?callbackUrl=%2Fauth%2Fsessions&reason=REVOKED_BY_ADMIN');
  });
});

it('stays signed in when the sign-out does not reach the server', async () => {
  refuses('post', '/logout', 503, 'UNAVAILABLE');
  openPage('/account', { as: 'ines' });
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The server does not answer');
  expect(screen.getByRole('heading', { name: 'Profile' })).toBeVisible();
});
