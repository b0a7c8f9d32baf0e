import { expectAccessible } from '../src/expect-accessible';
import { expect, test } from '../src/fixtures';
import { mailedLink } from '../src/inbox';
import { confirmedPerson, newPerson, sendSignIn, signInToHarbour } from '../src/people';
import { totp } from '../src/totp';

test('a second lock: set up, asked for at sign-in, opened by a spare key', async ({
  page,
  browser,
  baseURL,
  misdeeds,
}) => {
  test.setTimeout(120_000);
  const ines = await confirmedPerson(page);
  await signInToHarbour(page, ines);
  await page.goto('/auth/security');
  await expect(page.getByText('One lock on your door')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Set up authenticator app' }).click();
  const setUp = page.getByRole('dialog', { name: 'Set up an authenticator app' });
  const key = await setUp.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{1,4}){3,}$/).innerText();
  await expectAccessible(page);
  await setUp.getByLabel('Six-digit code').fill(totp(key, Date.now()));
  const keep = page.getByRole('dialog', { name: 'Keep your recovery codes' });
  await expect(keep.getByRole('listitem')).toHaveCount(10);
  const spare = await keep.getByRole('listitem').first().innerText();
  await expectAccessible(page);
  await keep.getByLabel('I have kept them in a safe place').check();
  await keep.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Two locks on your door')).toBeVisible();
  await expect(page.getByText('Authenticator app turned on')).toBeVisible();

  const other = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-GB' });
  await misdeeds.watch(other);
  const otherPage = await other.newPage();
  await otherPage.goto('/');
  await sendSignIn(otherPage, ines);
  await expect(otherPage.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  await otherPage.reload();
  await expectAccessible(otherPage);
  misdeeds.expect(/status of 401/);
  await otherPage.getByLabel('Six-digit code').fill('000000');
  await expect(otherPage.getByText(/That code did not fit/)).toBeVisible();
  await otherPage.getByRole('button', { name: 'Use a recovery code' }).click();
  await otherPage.getByLabel('Recovery code').fill(spare);
  await otherPage.getByRole('button', { name: 'Continue' }).click();
  await expect(otherPage.getByRole('heading', { name: 'Logbook' })).toBeVisible();
  await other.close();
});

test('the password changes, and other devices are signed out with the reason', async ({
  page,
  browser,
  baseURL,
  misdeeds,
}) => {
  misdeeds.expect(/status of 401|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_HTTP2/);
  const ines = await confirmedPerson(page);
  await signInToHarbour(page, ines);
  const other = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-GB' });
  await misdeeds.watch(other);
  const otherPage = await other.newPage();
  await signInToHarbour(otherPage, ines);
  await expect(otherPage.getByText('Live', { exact: true })).toBeVisible();

  await page.goto('/auth/security');
  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change your password' });
  await dialog.getByLabel('Current password').fill(ines.password);
  await dialog.getByLabel('New password').fill('copper Walrus 77 sings');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText(/Your password is changed/)).toBeVisible();

  await expect(otherPage.getByText('Your session has ended')).toBeVisible();
  await expect(otherPage.getByText('Your password was changed on another device.')).toBeVisible();
  await other.close();
});

test('a new address comes into force by its own mail', async ({ page }) => {
  const ines = await confirmedPerson(page);
  const next = newPerson().email;
  await signInToHarbour(page, ines);
  await page.goto('/auth/account');
  await page.getByRole('button', { name: 'Change email' }).click();
  await page.getByLabel('New email').fill(next);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(/We sent a link to/)).toBeVisible();
  await page.goto(await mailedLink(next, '/auth/confirm-email#token='));
  await page.getByRole('button', { name: 'Use this address' }).click();
  await page.getByRole('link', { name: 'Go to your profile' }).click();
  await expect(page.getByText(next, { exact: true }).first()).toBeVisible();
});

test('a change of address is stopped from the old one', async ({ page, misdeeds }) => {
  misdeeds.expect(/status of 400/);
  const ines = await confirmedPerson(page);
  const next = newPerson().email;
  await signInToHarbour(page, ines);
  await page.goto('/auth/account');
  await page.getByRole('button', { name: 'Change email' }).click();
  await page.getByLabel('New email').fill(next);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(/We sent a link to/)).toBeVisible();
  const confirm = await mailedLink(next, '/auth/confirm-email#token=');

  await page.goto(await mailedLink(ines.email, '/auth/confirm-email?cancel=1#token='));
  await expect(page).toHaveURL(/\/auth\/confirm-email\?cancel=1$/);
  await page.getByRole('button', { name: 'Stop the change' }).click();
  await expect(page.getByRole('heading', { name: 'The change is stopped' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(confirm);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await expect(page.getByRole('heading', { name: 'This link is no longer good' })).toBeVisible();
});
