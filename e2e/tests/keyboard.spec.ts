import { expect, test } from '../src/fixtures';
import { confirmationLink, mailedLink } from '../src/inbox';
import { pressOn, tabTo, typeInto } from '../src/keyboard';
import { ada, confirmedPerson, newPerson, type Person } from '../src/people';
import { totp } from '../src/totp';
import type { Page } from '@playwright/test';

test('somebody without a mouse registers, confirms and signs in', async ({ page }) => {
  const ines = newPerson();
  await page.goto('/auth/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await pressOn(page, page.getByRole('link', { name: 'Create an account' }));
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible();
  await page.keyboard.press('Tab');
  await typeInto(page, page.getByLabel('Email'), 'no address');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Email')).toBeFocused();
  await typeInto(page, page.getByLabel('Email'), ines.email);
  await typeInto(page, page.getByLabel('Password', { exact: true }), ines.password);
  await pressOn(page, page.getByRole('button', { name: 'Create account' }));
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();

  await page.goto(await confirmationLink(ines.email));
  await pressOn(page, page.getByRole('button', { name: 'Confirm email' }));
  await expect(page.getByRole('heading', { name: 'Your email is confirmed' })).toBeVisible();
  await pressOn(page, page.getByRole('link', { name: 'Sign in' }));
  await signIn(page, ines);
  await expect(page.getByRole('heading', { name: 'Logbook' })).toBeVisible();
});

test('somebody without a mouse skips to the form, and stays signed in by choice', async ({
  page,
}) => {
  await page.goto('/auth/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the form' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Email or username')).toBeFocused();
  await page.keyboard.type(ada.email);
  await typeInto(page, page.getByLabel('Password', { exact: true }), ada.password);
  const reveal = page.getByRole('button', { name: 'Show password' });
  await tabTo(page, reveal);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Hide password' })).toBeFocused();
  const keep = page.getByLabel('Keep me signed in on this device');
  await tabTo(page, keep);
  await page.keyboard.press('Space');
  await expect(keep).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Logbook' })).toBeVisible();
});

test('somebody without a mouse gets a new password by mail', async ({ page }) => {
  const ines = await confirmedPerson(page);
  await page.goto('/auth/login');
  await pressOn(page, page.getByRole('link', { name: 'Forgot password?' }));
  await typeInto(page, page.getByLabel('Email'), ines.email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();

  await page.goto(await mailedLink(ines.email, '/auth/reset-password#token='));
  await typeInto(page, page.getByLabel('New password'), 'copper Walrus 77 sings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your new password is set' })).toBeVisible();
  await pressOn(page, page.getByRole('link', { name: 'Back to sign-in' }));
  await signIn(page, { ...ines, password: 'copper Walrus 77 sings' });
  await expect(page.getByRole('heading', { name: 'Logbook' })).toBeVisible();
});

test('somebody without a mouse locks the door twice, and opens it again', async ({ page }) => {
  test.setTimeout(120_000);
  const ines = await confirmedPerson(page);
  await page.goto('/auth/login?callbackUrl=%2Fauth%2Faccount');
  await signIn(page, ines);
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();

  await typeInto(page, page.getByLabel('Date of birth'), '31 12 1990');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your changes are saved')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Date of birth')).toHaveValue('31/12/1990');

  await pressOn(page, page.getByRole('link', { name: 'Security' }));
  await pressOn(page, page.getByRole('button', { name: 'Set up authenticator app' }));
  const setUp = page.getByRole('dialog', { name: 'Set up an authenticator app' });
  const key = await setUp.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{1,4}){3,}$/).innerText();
  await tabTo(page, setUp.getByLabel('Six-digit code'));
  const used = totp(key, Date.now());
  await page.keyboard.type(used);
  const keep = page.getByRole('dialog', { name: 'Keep your recovery codes' });
  const spare = await keep.getByRole('listitem').first().innerText();
  await page.keyboard.press('Escape');
  await expect(keep).toBeVisible();
  await tabTo(page, keep.getByLabel('I have kept them in a safe place'));
  await page.keyboard.press('Space');
  await pressOn(page, keep.getByRole('button', { name: 'Done' }));
  await expect(page.getByText('Two locks on your door')).toBeVisible();

  await pressOn(page, page.getByRole('button', { name: 'Turn off authenticator app' }));
  await expect(page.getByRole('button', { name: 'Keep it on' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Turn off authenticator app' })).toBeFocused();

  await pressOn(page, page.getByRole('link', { name: 'Sessions' }));
  await expect(page.getByRole('heading', { name: 'Only this device' })).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: 'Sign out', exact: true }));
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await signIn(page, ines);
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: 'Use a recovery code' }));
  await typeInto(page, page.getByLabel('Recovery code'), spare);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/code/i);
});

test('somebody without a mouse ends the sessions they do not want', async ({
  page,
  browser,
  baseURL,
}) => {
  const ines = await confirmedPerson(page);
  const other = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-GB' });
  const otherPage = await other.newPage();
  await otherPage.goto('/auth/login?callbackUrl=%2Fauth%2Fsessions');
  await signIn(otherPage, ines);
  await expect(otherPage.getByText('This device', { exact: true })).toBeVisible();

  await page.goto('/auth/login?callbackUrl=%2Fauth%2Fsessions');
  await signIn(page, ines);
  await pressOn(page, page.getByRole('button', { name: 'Sign out the other one' }));
  await expect(page.getByRole('button', { name: 'Keep them' })).toBeFocused();
  const question = page.getByRole('group', { name: 'Sign out the other device?' });
  await pressOn(page, question.getByRole('button', { name: 'Sign out' }));
  await expect(page.getByText('Every other session has ended.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Elsewhere' })).toBeFocused();
  await other.close();
});

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await typeInto(page, page.getByLabel('Email or username'), email);
  await typeInto(page, page.getByLabel('Password', { exact: true }), password);
  await page.keyboard.press('Enter');
}
