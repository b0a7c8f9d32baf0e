import { expectAccessible } from '../src/expect-accessible';
import { expect, test } from '../src/fixtures';
import { mailedLink } from '../src/inbox';
import { confirmedPerson, newPerson, sendSignIn } from '../src/people';

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
