import { expectAccessible } from '../src/expect-accessible';
import { expect, test } from '../src/fixtures';
import { confirmationLink } from '../src/inbox';
import {
  ada,
  confirmedPerson,
  newPerson,
  registerWithoutPage,
  sendSignIn,
  signInToHarbour,
} from '../src/people';

test('a wrong password says nothing about the account and keeps what was typed', async ({
  page,
  misdeeds,
}) => {
  misdeeds.expect(/status of 401/);
  await page.goto('/auth/login');
  await sendSignIn(page, { email: newPerson().email, password: 'not the one' });
  await expect(page.getByRole('alert')).toContainText('That email or password is wrong');
  await expect(page.getByLabel('Email or username')).toHaveValue(/@calder\.example$/);
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await expectAccessible(page);
});

test('an unconfirmed address is told after the right password, and gets a new link', async ({
  page,
  misdeeds,
}) => {
  misdeeds.expect(/status of 403/);
  const ines = newPerson();
  await page.goto('/auth/login');
  await registerWithoutPage(page, ines);
  const first = await confirmationLink(ines.email);
  await sendSignIn(page, ines);
  await expect(page.getByRole('alert')).toContainText('Your address is not confirmed yet');
  await page.getByRole('button', { name: 'Send a new link' }).click();
  await expect(page.getByRole('button', { name: /Send again in/ })).toBeVisible();
  expect(await confirmationLink(ines.email, [first])).not.toBe(first);
});

test('who is signed in goes on from the sign-in page at once', async ({ page }) => {
  await signInToHarbour(page, ada);
  await page.goto('/auth/login?callbackUrl=%2Fauth%2Fsessions');
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
});

test('a callback to another site is not followed', async ({ page, baseURL }) => {
  await page.goto('/auth/login?callbackUrl=https%3A%2F%2Felsewhere.example%2F');
  await sendSignIn(page, ada);
  await expect(page.getByRole('heading', { name: 'Logbook' })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
});

test('a sign-out in one tab is seen in the others', async ({ page, context }) => {
  await signInToHarbour(page, ada);
  const account = await context.newPage();
  await account.goto('/auth/account');
  await account.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a session that another device ends is over, and says why', async ({
  page,
  browser,
  baseURL,
  misdeeds,
}) => {
  misdeeds.expect(/status of 401/);
  // Somebody of their own: Ada is signed in elsewhere, in tests that run at the same time.
  const ines = await confirmedPerson(page);
  await signInToHarbour(page, ines);

  const other = await browser.newContext({
    baseURL: baseURL ?? '',
    locale: 'en-GB',
    userAgent: 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  await misdeeds.watch(other);
  const otherPage = await other.newPage();
  await signInToHarbour(otherPage, ines);
  await otherPage.goto('/auth/sessions');
  const here = otherPage.getByRole('listitem').filter({ hasText: 'This device' });
  await expect(here).toContainText('Firefox on Ubuntu');
  await otherPage.getByRole('button', { name: /^Sign out (all|both|the other)/ }).click();
  const question = otherPage.getByRole('group', { name: /^Sign out (the|both)/ });
  await expect(question.getByRole('button', { name: 'Keep them' })).toBeFocused();
  await question.getByRole('button', { name: 'Sign out' }).click();
  await expect(otherPage.getByText('Every other session has ended.')).toBeVisible();
  await other.close();

  await page.goto('/auth/account');
  await expect(page.getByText('You signed this device out from another one')).toBeVisible();
  await page.goto('/auth/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('You signed this device out from another one')).toBeHidden();
});
