import { expectAccessible } from '../src/expect-accessible';
import { expect, test } from '../src/fixtures';
import { mailedCode, mailedLink } from '../src/inbox';
import { confirmedPerson, newPerson, sendSignIn, signInToHarbour } from '../src/people';

test('a forgotten password is replaced by mail, and the old one opens nothing', async ({
  page,
  misdeeds,
}) => {
  misdeeds.expect(/status of 401/);
  const ines = await confirmedPerson(page);
  await page.goto('/auth/login');
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await page.getByLabel('Email').fill(ines.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText(ines.email)).toBeVisible();

  await page.goto(await mailedLink(ines.email, '/auth/reset-password#token='));
  await expect(page).toHaveURL(/\/auth\/reset-password$/);
  await page.getByLabel('New password').fill('copper Walrus 77 sings');
  await expect(page.getByRole('meter', { name: 'Password strength' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'Your new password is set' })).toBeVisible();

  await page.getByRole('link', { name: 'Back to sign-in' }).click();
  await sendSignIn(page, ines);
  await expect(page.getByRole('alert')).toContainText('That email or password is wrong');
  await page.getByLabel('Password', { exact: true }).fill('copper Walrus 77 sings');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Logbook' })).toBeVisible();
});

test('whoever asks for an unknown address gets the same answer', async ({ page }) => {
  await page.goto('/auth/forgot-password');
  await page.getByLabel('Email').fill(newPerson().email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
});

test('a sign-in that wrong passwords paused is opened by the mail that tells of it', async ({
  page,
  misdeeds,
}) => {
  misdeeds.expect(/status of 40[13]/);
  const ines = await confirmedPerson(page);
  await page.goto('/auth/login');
  const paused = page.getByText('Sign-in is paused');
  await expect(async () => {
    const answered = page.waitForResponse(/\/login$/);
    await sendSignIn(page, { ...ines, password: 'not the one' });
    await answered;
    await expect(paused.or(page.getByText('That email or password is wrong'))).toBeVisible();
    expect(await paused.isVisible()).toBe(true);
  }).toPass({ intervals: [0] });
  await expect(page.getByRole('button', { name: /Try again in 1[45] min/ })).toBeVisible();
  await expectAccessible(page);

  await page.goto(await mailedLink(ines.email, '/auth/unlock#token='));
  await expect(page).toHaveURL(/\/auth\/unlock$/);
  await page.getByRole('button', { name: 'End the pause' }).click();
  await expect(page.getByRole('heading', { name: 'Sign-in is open again' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Back to sign-in' }).click();
  await sendSignIn(page, ines);
  await expect(page.getByRole('heading', { name: 'Logbook' })).toBeVisible();
});

test('the owner on a new device types the code of a mail, while strangers go on guessing', async ({
  page,
  browser,
  baseURL,
  misdeeds,
}) => {
  misdeeds.expect(/status of 40[13]/);
  const ines = await confirmedPerson(page);
  const guess = async () => {
    const strangers = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-GB' });
    const origin = new URL(page.url()).origin;
    for (let time = 0; time < 6; time++) {
      await strangers.request.post('/api/v1/auth/login', {
        data: { identifier: ines.email, password: 'not the one' },
        headers: { 'X-CSRF': '1', Origin: origin },
      });
    }
    await strangers.close();
  };
  await guess();

  const desktop = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-GB' });
  await misdeeds.watch(desktop);
  const desktopPage = await desktop.newPage();
  await desktopPage.goto('/auth/login');
  await sendSignIn(desktopPage, ines);
  await expect(desktopPage.getByText('Sign-in is paused')).toBeVisible();
  await desktopPage.getByRole('link', { name: 'Open it sooner by mail' }).click();
  await expect(desktopPage.getByLabel('Email')).toHaveValue(ines.email);
  await desktopPage.getByRole('button', { name: 'Send the mail' }).click();
  await expect(desktopPage.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await expectAccessible(desktopPage);

  const code = await mailedCode(ines.email);
  const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const typed = desktopPage.getByLabel('Code from the mail');
  await typed.fill(other);
  await expect(desktopPage.getByText('That code did not fit')).toBeVisible();
  await expect(typed).toHaveValue('');
  await expectAccessible(desktopPage);
  await typed.fill(code);
  await expect(desktopPage.getByRole('heading', { name: 'Sign-in is open again' })).toBeVisible();
  await guess();

  await desktopPage.getByRole('link', { name: 'Back to sign-in' }).click();
  await expect(desktopPage.getByLabel('Email or username')).toHaveValue(ines.email);
  await desktopPage.getByLabel('Password', { exact: true }).fill(ines.password);
  await desktopPage.getByRole('button', { name: 'Sign in' }).click();
  await expect(desktopPage.getByRole('heading', { name: 'Logbook' })).toBeVisible();
  await desktop.close();
});

test('whoever did not change the password closes the account to who did', async ({
  page,
  browser,
  baseURL,
  misdeeds,
}) => {
  misdeeds.expect(/status of 401|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_HTTP2/);
  const ines = await confirmedPerson(page);
  const thief = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-GB' });
  await misdeeds.watch(thief);
  const thiefPage = await thief.newPage();
  await signInToHarbour(thiefPage, ines);
  await thiefPage.goto('/auth/security');
  await thiefPage.getByRole('button', { name: 'Change password' }).click();
  const dialog = thiefPage.getByRole('dialog', { name: 'Change your password' });
  await dialog.getByLabel('Current password').fill(ines.password);
  await dialog.getByLabel('New password').fill('copper Walrus 77 sings');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(thiefPage.getByText(/Your password is changed/)).toBeVisible();

  await page.goto(await mailedLink(ines.email, '/auth/not-me#token='));
  await expect(page).toHaveURL(/\/auth\/not-me$/);
  await page.getByRole('button', { name: 'That was not me' }).click();
  await expect(page.getByRole('heading', { name: 'Your account is closed to them' })).toBeVisible();
  await expectAccessible(page);
  await thiefPage.goto('/auth/account');
  await expect(thiefPage.getByText('You told us that a sign-in was not yours')).toBeVisible();
  await thief.close();

  await page.goto(await mailedLink(ines.email, '/auth/reset-password#token='));
  await page.getByLabel('New password').fill('brass ladder seven bells');
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'Your new password is set' })).toBeVisible();
});

for (const [path, button] of [
  ['/auth/unlock', 'End the pause'],
  ['/auth/confirm-email', 'Use this address'],
  ['/auth/confirm-email?cancel=1', 'Stop the change'],
  ['/auth/not-me', 'That was not me'],
] as const) {
  test(`a dead link to ${path} says so after the press`, async ({ page, misdeeds }) => {
    misdeeds.expect(/status of 400/);
    await page.goto(`${path}#token=${'A'.repeat(43)}`);
    await expectAccessible(page);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('heading', { name: 'This link is no longer good' })).toBeVisible();
    await expectAccessible(page);
  });
}
