import type { Route } from '@playwright/test';
import { expectAccessible, expectFits } from '../src/expect-accessible';
import { expect, test } from '../src/fixtures';
import { slowNetwork } from '../src/network';
import { ada, newPerson, sendSignIn, signInToHarbour } from '../src/people';

const OFFLINE = /ERR_INTERNET_DISCONNECTED/;

test('on a slow network the page says that it works on it, and sends once', async ({ page }) => {
  await page.goto('/auth/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await slowNetwork(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') {
      sent.push(new URL(request.url()).pathname);
    }
  });
  await sendSignIn(page, ada);
  const busy = page.getByRole('button', { name: 'Signing in' });
  await expect(busy).toHaveAttribute('aria-busy', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Email or username')).toHaveValue(ada.email);
  await expect(page.getByRole('heading', { name: 'Logbook' })).toBeVisible({ timeout: 30_000 });
  expect(sent.filter((path) => path.endsWith('/login'))).toHaveLength(1);
});

test('on a slow network the first visit shows a page that says so, and nothing else flashes by', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await slowNetwork(page);
  await page.goto('/auth/account', { waitUntil: 'commit' });
  await expect(page.getByText('One moment').first()).toBeAttached({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
});

test('without a network the page says so, keeps what was typed, and goes on when it is back', async ({
  page,
  context,
  misdeeds,
}) => {
  misdeeds.expect(OFFLINE);
  misdeeds.expect(/dynamically imported module|preload/);
  const ines = newPerson();
  await page.goto('/auth/register');
  await page.getByLabel('Email').fill(ines.email);
  await context.setOffline(true);
  await expect(page.getByText('You are offline')).toBeVisible();
  // The meter of its strength cannot come now, and the page does without.
  await page.getByLabel('Password', { exact: true }).fill(ines.password);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert').getByText('The server does not answer')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(ines.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(ines.password);

  await context.setOffline(false);
  await expect(page.getByText('You are offline')).toBeHidden();
  await expect(page.getByRole('meter', { name: 'Password strength' })).toBeAttached();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
});

test('the meter of a new password may come late: the button stays where it is', async ({
  page,
}) => {
  const held: Route[] = [];
  await page.route(/PasswordStrength-.*\.js/, (route) => {
    held.push(route);
  });
  await page.goto('/auth/register');
  const field = page.getByLabel('Password', { exact: true });
  const button = page.getByRole('button', { name: 'Create account' });
  // Not its place on the page, which is still sliding in: that may make a hundredth of a pixel of difference.
  const distance = async () => {
    const [above, below] = [await field.boundingBox(), await button.boundingBox()];
    return (below?.y ?? NaN) - (above?.y ?? NaN);
  };
  await field.fill(newPerson().password);
  const before = await distance();
  expect(before).toBeGreaterThan(0);
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await Promise.all(held.map((route) => route.continue()));
  await expect(page.getByRole('meter', { name: 'Password strength' })).toBeVisible();
  expect(await distance()).toBeCloseTo(before, 0);
});

test('a list that did not load is loaded again by a press', async ({ page, context, misdeeds }) => {
  misdeeds.expect(OFFLINE);
  await signInToHarbour(page, ada);
  await page.goto('/auth/sessions');
  await expect(page.getByText('This device', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Security' }).click();
  await expect(page.getByText('Signing in', { exact: true })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Set up authenticator app' }).click();
  await expect(page.getByRole('alert').getByText('The server does not answer')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Set up authenticator app' }).click();
  await expect(page.getByRole('dialog', { name: 'Set up an authenticator app' })).toBeVisible();
});

test('a server that stumbles is asked again without a word', async ({ page, misdeeds }) => {
  misdeeds.expect(/status of 503/);
  await signInToHarbour(page, ada);
  let stumbles = 1;
  await page.route('**/api/v1/auth/sessions', (route) =>
    stumbles-- > 0 ? route.fulfill({ status: 503, body: '' }) : route.continue(),
  );
  await page.goto('/auth/sessions');
  await expect(page.getByText('This device', { exact: true })).toBeVisible();
  expect(stumbles).toBeLessThan(1);
});

test('a page that could not come says so, and comes when the network is back', async ({
  page,
  context,
  misdeeds,
}) => {
  misdeeds.expect(/ERR_INTERNET_DISCONNECTED|dynamically imported module|Unable to preload CSS/);
  await page.goto('/auth/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Create an account' }).click();
  await expect(page.getByRole('button', { name: 'Load again' })).toBeVisible();
  await expect(page.getByText('You are offline').filter({ visible: true })).toBeVisible();
  await expectFits(page);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible();
});
