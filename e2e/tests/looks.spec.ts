import { expectAccessible } from '../src/expect-accessible';
import { expect, test } from '../src/fixtures';
import { ada, sendSignIn, signInToHarbour } from '../src/people';

const doors = [
  ['/auth/login', 'Sign in'],
  ['/auth/register', 'Create your account'],
  ['/auth/verify-email#token=x', 'Confirm your email'],
  ['/auth/forgot-password', 'Reset your password'],
  ['/auth/reset-password#token=x', 'Choose a new password'],
  ['/auth/unlock', 'Open a paused sign-in'],
  ['/auth/confirm-email#token=x', 'Confirm your new address'],
  ['/auth/confirm-email?cancel=1#token=x', 'Keep your address'],
  ['/auth/not-me#token=x', 'Was that not you?'],
  ['/auth/error?reason=TOKEN_REUSED', 'You were signed out'],
  ['/auth/error?code=INTERNAL_ERROR', 'That did not work'],
  ['/auth/nothing-here', 'There is no such page'],
] as const;

for (const [path, heading] of doors) {
  test(`${path} is open to everybody`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await expectAccessible(page);
  });
}

test('the pages behind the door are open to everybody', async ({ page }) => {
  await signInToHarbour(page, ada);
  await expectAccessible(page);
  for (const [path, heading, sign] of [
    ['/auth/account', 'Profile', ada.email],
    ['/auth/security', 'Security', 'Signing in'],
    ['/auth/sessions', 'Sessions', 'This device'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await expect(page.getByText(sign).filter({ visible: true }).first()).toBeVisible();
    await expectAccessible(page);
  }
});

test('the chosen theme is there from the first paint of the next visit', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/auth/login');
  await page.getByRole('button', { name: 'Theme: as the device' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  await page.goto('/auth/register', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the browser’s own bar has the colour of the page under it', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/auth/login');
  const bar = page.locator('meta[name="theme-color"]').first();
  await expect(bar).toHaveAttribute('content', '#eff3f0');
  await page.getByRole('button', { name: 'Theme: as the device' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect(bar).toHaveAttribute('content', '#0b120f');
  await page.getByRole('button', { name: 'Theme: dark' }).click();
  await signInToHarbour(page, ada);
  await page.goto('/auth/account');
  await expect(bar).toHaveAttribute('content', /^#fff(fff)?$/);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(bar).toHaveAttribute('content', '#151f1c');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs', async ({ page }) => {
    await page.goto('/auth/login');
    // Playwright looks for no text in a <noscript>.
    const words = page.getByRole('paragraph');
    await expect(words).toContainText([
      'Signing in needs JavaScript.',
      'Die Anmeldung braucht JavaScript.',
    ]);
    await expect(words.first()).toBeVisible();
  });
});

test('nothing moves for somebody who asks for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/auth/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.evaluate(() => {
    const root = document.documentElement;
    for (const beginning of ['transitionrun', 'animationstart']) {
      document.addEventListener(beginning, () => {
        for (const movement of document.getAnimations()) {
          if (Number(movement.effect?.getComputedTiming().duration) > 1) {
            root.dataset.moved = beginning;
          }
        }
      });
    }
  });
  await sendSignIn(page, { ...ada, password: '' });
  await expect(page.getByText('Type your password.')).toBeVisible();
  expect(
    await page.evaluate(() => document.documentElement.dataset.moved),
    'transitions are over at once',
  ).toBeUndefined();
});

test('in the person’s own colours every control keeps an edge, and the current page its mark', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  for (const path of ['/auth/login', '/auth/register', '/auth/error?reason=TOKEN_REUSED']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('One moment');
    expect(await page.evaluate(findEdgeless), `controls without an edge on ${path}`).toEqual([]);
  }
  await signInToHarbour(page, ada);
  await page.goto('/auth/security');
  await expect(page.getByText('Signing in', { exact: true })).toBeVisible();
  expect(await page.evaluate(findEdgeless)).toEqual([]);
  await expect(page.getByRole('link', { name: 'Security' })).toHaveCSS(
    'text-decoration-line',
    'underline',
  );
});

/** Runs in the page: fields and filled buttons that cannot be told from the page without their colours. */
function findEdgeless(): string[] {
  const controls = document.querySelectorAll(
    'main input:not([type=hidden], [hidden]), main button[type=submit], main a[class*=primary]',
  );
  return [...controls]
    .filter((control) => {
      const { borderTopStyle, borderTopWidth, opacity } = getComputedStyle(control);
      return opacity !== '0' && (borderTopStyle === 'none' || borderTopWidth === '0px');
    })
    .map((control) => control.outerHTML);
}

test.describe('for somebody who reads German', () => {
  test.use({ locale: 'de-AT' });

  test('the page is German from the start, and stays in the language they switch to', async ({
    page,
  }) => {
    await page.goto('/auth/login');
    await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page).toHaveTitle('Anmelden · Gatehouse');
    await expectAccessible(page);
    await expect(page.getByLabel('Sprache').locator('option')).toHaveText(['English', 'Deutsch']);
    await page.getByLabel('Sprache').selectOption('English');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});
