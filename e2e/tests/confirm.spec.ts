import { expectAccessible } from '../src/expect-accessible';
import { expect, test } from '../src/fixtures';

test('a link that is no longer good offers a new one', async ({ page, misdeeds }) => {
  misdeeds.expect(/status of 400/);
  await page.goto(`/auth/verify-email#token=${'A'.repeat(43)}`);
  await page.getByRole('button', { name: 'Confirm email' }).click();
  await expect(page.getByRole('heading', { name: 'This link is no longer good' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Email').fill('nobody@calder.example');
  await page.getByRole('button', { name: 'Send a new link' }).click();
  await expect(page.getByText('A new link is on its way')).toBeVisible();
});

test('without its link the page says what it needs', async ({ page }) => {
  await page.goto('/auth/verify-email');
  await expect(page.getByRole('heading', { name: 'Open the link in your mail' })).toBeVisible();
  await expectAccessible(page);
});
