import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { keptReturnPath } from '../features/auth/return-path';
import { policies } from '../testing/fixtures';
import { currentPath, openPage } from '../testing/render-app';
import { answers, refuses } from '../testing/server';

async function fillIn(fields: Record<string, string>) {
  await screen.findByLabelText('Email');
  for (const [label, text] of Object.entries(fields)) {
    await userEvent.type(screen.getByLabelText(label), text);
  }
}

const send = () => userEvent.click(screen.getByRole('button', { name: 'Create account' }));

it('makes an account and says where the link went', async () => {
  const register = answers('post', '/register', 201, { message: '', verificationEmailSent: true });
  openPage('/register?callbackUrl=%2Fboats');
  await fillIn({ Email: ' ines@calder.studio ', Password: ' brass harbour lights ' });
  await send();
  expect(await screen.findByRole('heading', { name: 'Check your mail' })).toBeVisible();
  expect(screen.getByText('ines@calder.studio')).toBeVisible();
  // Spaces belong to a password; an empty optional field is not sent.
  expect(register.bodies).toEqual([
    { email: 'ines@calder.studio', password: ' brass harbour lights ' },
  ]);
  expect(keptReturnPath()).toBe('/boats');
});

it('lets nobody ask for another mail at once', async () => {
  answers('post', '/register', 201, { message: '', verificationEmailSent: true });
  openPage('/register');
  await fillIn({ Email: 'ines@calder.studio', Password: 'brass harbour lights' });
  await send();
  expect(await screen.findByRole('button', { name: /Send again in/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

it('leads on to sign-in when no address needs confirmation', async () => {
  answers('post', '/register', 201, { message: '', verificationEmailSent: false });
  openPage('/register?callbackUrl=%2Fboats');
  await fillIn({ Email: 'ines@calder.studio', Password: 'brass harbour lights' });
  await send();
  expect(await screen.findByText('Your account is ready')).toBeVisible();
  expect(currentPath()).toBe('/login?callbackUrl=%2Fboats');
});

it('ticks the rules while the password is typed', async () => {
  openPage('/register');
  await fillIn({ Email: 'ines@calder.studio', Password: 'ines' });
  const rules = () => within(screen.getByRole('list')).getAllByRole('listitem');
  expect(rules()[0]).toHaveTextContent('At least 8 characters: not yet');
  expect(rules()[1]).toHaveTextContent('Not your name, username or email: not yet');
  await userEvent.clear(screen.getByLabelText('Password'));
  await userEvent.type(screen.getByLabelText('Password'), 'brass harbour lights');
  expect(rules()[0]).toHaveTextContent('At least 8 characters: met');
  expect(rules()[1]).toHaveTextContent('Not your name, username or email: met');
});

it('says what is wrong before anything is sent', async () => {
  openPage('/register');
  await fillIn({ Email: 'ines@calder', Username: 'ü', Password: 'short' });
  await send();
  expect(screen.getByLabelText('Email')).toHaveFocus();
  expect(screen.getByLabelText('Email')).toHaveAccessibleDescription(/not a whole address/);
  expect(screen.getByLabelText('Username')).toHaveAccessibleDescription(/letters, digits/);
  expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(
    /Use at least 8 characters/,
  );
});

it.each([
  ['TOO_SHORT', /Use at least 8 characters/],
  ['TOO_LONG', /Use at most 128 characters/],
  ['TOO_COMMON', /lists that attackers try first/],
  ['CONTAINS_OWN_DATA', /holds your name/],
  ['FORBIDDEN_CHARACTERS', /cannot be typed again/],
  ['A_RULE_OF_TOMORROW', /The server has its own words/],
])('explains a password that the server refuses with %s', async (code, words) => {
  refuses('post', '/register', 400, 'PASSWORD_POLICY', {
    errors: [{ field: 'password', code, message: 'The server has its own words' }],
  });
  openPage('/register');
  await fillIn({ Email: 'ines@calder.studio', Password: 'password1' });
  await send();
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByLabelText('Password')).toHaveFocus();
  expect(screen.getByLabelText('Password')).toHaveValue('password1');
});

it('says at the field that a username is taken', async () => {
  refuses('post', '/register', 409, 'USERNAME_EXISTS');
  openPage('/register');
  await fillIn({
    Email: 'ines@calder.studio',
    Username: 'ines',
    Password: 'brass harbour lights',
  });
  await send();
  expect(await screen.findByText(/Somebody has this username/)).toBeVisible();
  expect(screen.getByLabelText('Username')).toHaveFocus();
});

it('asks for a date of birth where the policy needs one', async () => {
  const register = refuses('post', '/register', 400, 'VALIDATION_ERROR', {
    errors: [{ field: 'dateOfBirth', code: 'TOO_YOUNG', message: '' }],
  });
  openPage('/register', {
    policies: {
      ...policies,
      fields: { ...policies.fields, dateOfBirth: 'required', username: 'off' },
    },
  });
  await fillIn({ Email: 'ines@calder.studio', Password: 'brass harbour lights' });
  expect(screen.queryByLabelText('Username')).not.toBeInTheDocument();
  await send();
  expect(screen.getByLabelText('Date of birth')).toHaveAccessibleDescription('This is needed.');
  await userEvent.type(screen.getByLabelText('Date of birth'), '31/02/2020');
  await send();
  expect(screen.getByLabelText('Date of birth')).toHaveAccessibleDescription(
    'Give a full date in the past.',
  );
  expect(register.bodies).toHaveLength(0);
  await userEvent.clear(screen.getByLabelText('Date of birth'));
  await userEvent.type(screen.getByLabelText('Date of birth'), '1/1/2020');
  await send();
  expect(await screen.findByText('You need to be at least 13 years old.')).toBeVisible();
  expect(register.bodies[0]).toMatchObject({ dateOfBirth: '2020-01-01' });
});

it.each([
  [
    'firstName',
    'First name',
    'FORBIDDEN_CHARACTERS',
    'A name is made of letters, spaces and marks.',
  ],
  ['lastName', 'Last name', 'TOO_LONG', 'Use at most 100 characters.'],
  ['email', 'Email', 'TOO_LONG', 'This is too long.'],
])('says what is wrong with %s', async (field, label, code, words) => {
  refuses('post', '/register', 400, 'VALIDATION_ERROR', {
    errors: [{ field, code, message: 'The server has its own words' }],
  });
  openPage('/register');
  await fillIn({ Email: 'ines@calder.studio', Password: 'brass harbour lights' });
  await send();
  await waitFor(() => {
    expect(screen.getByLabelText(label)).toHaveAccessibleDescription(
      expect.stringContaining(words),
    );
  });
});

it('offers no form while new accounts are closed', async () => {
  openPage('/register', {
    policies: { ...policies, features: { ...policies.features, registration: false } },
  });
  expect(await screen.findByText('New accounts are closed')).toBeVisible();
  expect(screen.queryByLabelText('Email')).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Go to sign-in' })).toBeVisible();
});
