import { expect, test } from '../src/fixtures';
import { ada, confirmedPerson, newPerson, sendSignIn, signInToHarbour } from '../src/people';

test('an address pasted with spaces round it is an address', async ({ page }) => {
  await page.goto('/auth/login');
  await sendSignIn(page, { ...ada, email: `  ${ada.email}\u00a0` });
  await expect(page.getByRole('heading', { name: 'Logbook' })).toBeVisible();
});

test('a button pressed twice sends once, and the way back leads to the form', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') {
      sent.push(new URL(request.url()).pathname);
    }
  });
  await page.goto('/auth/register');
  await page.getByLabel('Email').fill(newPerson().email);
  await page.getByLabel('Password', { exact: true }).fill('brass lantern lights');
  await page.getByRole('button', { name: 'Create account' }).dblclick();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  expect(sent.filter((path) => path.endsWith('/register'))).toHaveLength(1);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
});

test('an address typed at sign-in need not be typed again for a new password', async ({ page }) => {
  const { email } = newPerson();
  await page.goto('/auth/login');
  await page.getByLabel('Email or username').fill(` ${email}`);
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(page.getByLabel('Email')).toHaveValue(email);
  await page.reload();
  await expect(page.getByLabel('Email')).toHaveValue(email);
});

test('a link to a new password that is no longer good leads to another one', async ({
  page,
  misdeeds,
}) => {
  misdeeds.expect(/status of 400/);
  await page.goto(`/auth/reset-password#token=${'A'.repeat(43)}`);
  await page.getByLabel('New password').fill('brass ladder seven bells');
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'This link is no longer good' })).toBeVisible();
  await page.getByLabel('Email').fill(newPerson().email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
});

test('what somebody typed outlives the end of their session', async ({
  page,
  browser,
  baseURL,
  misdeeds,
}) => {
  misdeeds.expect(/status of 401/);
  const ines = await confirmedPerson(page);
  await signInToHarbour(page, ines);
  await page.goto('/auth/account');
  await page.getByLabel('Last name').fill('Calder');

  const other = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-GB' });
  await misdeeds.watch(other);
  const otherPage = await other.newPage();
  await signInToHarbour(otherPage, ines);
  await otherPage.goto('/auth/sessions');
  await otherPage.getByRole('button', { name: /^Sign out .* on / }).click();
  await expect(otherPage.getByText(/^Signed out: /)).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('You signed this device out from another one')).toBeVisible();
  await sendSignIn(page, ines);
  await expect(page.getByText('What you typed is still here, but not saved yet')).toBeVisible();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Your changes are saved')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Last name')).toHaveValue('Calder');
});

test('a tab left at the sign-in page goes on when its owner has signed in in another', async ({
  page,
  context,
}) => {
  await page.goto('/auth/login?callbackUrl=%2Fauth%2Fsessions');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signInToHarbour(await context.newPage(), ada);
  // Headless tabs are never hidden: the browser would say this when the person turns to it.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
});
