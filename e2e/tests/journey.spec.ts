import { expectAccessible } from '../src/expect-accessible';
import { expect, test } from '../src/fixtures';
import { confirmationLink } from '../src/inbox';
import { newPerson, sendSignIn } from '../src/people';

test('a newcomer registers, confirms, signs in, works and signs out', async ({ page, context }) => {
  const ines = newPerson();

  await test.step('is led from the product to the sign-in page', async () => {
    await page.goto('/?berth=7#tide');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page).toHaveURL(/\/auth\/login\?callbackUrl=%2F%3Fberth%3D7%23tide$/);
  });

  await test.step('registers', async () => {
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('Email').fill(ines.email);
    await page.getByLabel('First name').fill('Ines');
    await page.getByLabel('Password', { exact: true }).fill(ines.password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
    await expect(page.getByText(ines.email)).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  });

  await test.step('opens the link of the mail, which consumes nothing', async () => {
    const link = await confirmationLink(ines.email);
    const scanner = await context.newPage();
    await scanner.goto(link);
    await expect(scanner.getByRole('button', { name: 'Confirm email' })).toBeVisible();
    await scanner.close();
    await page.goto(link);
    await expect(page).toHaveURL(/\/auth\/verify-email$/);
  });

  await test.step('confirms the address', async () => {
    await page.getByRole('button', { name: 'Confirm email' }).click();
    await expect(page.getByRole('heading', { name: 'Your email is confirmed' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('signs in and is where they wanted to go', async () => {
    await page.getByRole('link', { name: 'Sign in' }).click();
    await sendSignIn(page, ines);
    await expect(page.getByRole('heading', { name: 'Logbook' })).toBeVisible();
    await expect(page).toHaveURL(/\/\?berth=7#tide$/);
    await expectAccessible(page);
  });

  await test.step('writes and deletes a note', async () => {
    await page.getByLabel('New note').fill('Paint the buoy');
    await page.getByRole('button', { name: 'Add note' }).click();
    await expect(page.getByRole('listitem')).toContainText('Paint the buoy');
    await page.reload();
    await page.getByRole('button', { name: 'Delete “Paint the buoy”' }).click();
    await expect(page.getByText('The first page is blank')).toBeVisible();
  });

  await test.step('sees that the API got a token and no cookie', async () => {
    await expect(row('authorization')).toContainText('Bearer ey');
    await expect(row('cookie')).toHaveText(/none$/);
  });

  await test.step('holds no token where a script could read it', async () => {
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(stored).not.toMatch(/ghr_|eyJ/);
    const cookies = await context.cookies();
    expect(cookies.length).toBeGreaterThan(0);
    expect(cookies.every(({ httpOnly }) => httpOnly)).toBe(true);
  });

  await test.step('changes the profile', async () => {
    await page.getByRole('link', { name: /your account/ }).click();
    await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();
    await page.getByLabel('Last name').fill('Calder');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Your changes are saved')).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByLabel('Last name')).toHaveValue('Calder');
  });

  await test.step('sees this session and no other', async () => {
    await page.getByRole('link', { name: 'Sessions' }).click();
    await expect(page.getByText('This device', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Only this device' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('signs out, and the product is closed', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    const response = await page.request.get('/api/notes');
    expect(response.status()).toBe(401);
  });

  function row(name: string) {
    return page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });
  }
});
