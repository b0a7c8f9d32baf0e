import { expectFits } from '../src/expect-accessible';
import { expect, test } from '../src/fixtures';
import { ada, signInToHarbour } from '../src/people';

const doors = [
  '/auth/login',
  '/auth/register',
  '/auth/verify-email#token=x',
  '/auth/forgot-password',
  '/auth/reset-password#token=x',
  '/auth/unlock',
  '/auth/confirm-email#token=x',
  '/auth/not-me#token=x',
  '/auth/error?reason=TOKEN_REUSED',
];
const rooms = ['/auth/account', '/auth/security', '/auth/sessions', '/'];

/** What a window of 1280 by 800 has left to draw on when the page is zoomed (WCAG 2.2, 1.4.4 and 1.4.10). */
const zooms = { '200 %': { width: 640, height: 400 }, '400 %': { width: 320, height: 256 } };

for (const [zoom, viewport] of Object.entries(zooms)) {
  for (const locale of ['en-GB', 'de-AT']) {
    test.describe(`at ${zoom} for who reads ${locale}`, () => {
      test.use({ viewport, locale });

      test('nothing is cut at the door', async ({ page }) => {
        for (const path of doors) {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await expect(page.getByText(/one moment|einen moment/i)).toHaveCount(0);
          await expectFits(page);
        }
      });
    });
  }

  test.describe(`at ${zoom}`, () => {
    test.use({ viewport });

    test('nothing is cut behind the door, nor in a dialog', async ({ page }) => {
      await signInToHarbour(page, ada);
      for (const path of rooms) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        // A button that can be busy holds its word for it, unseen.
        await expect(page.getByText(/loading|one moment/i).filter({ visible: true })).toHaveCount(
          0,
        );
        await expectFits(page);
      }
      await page.goto('/auth/security');
      await page.getByRole('button', { name: 'Set up authenticator app' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible();
      await expectFits(page);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await expect(dialog).toBeHidden();
    });
  });
}

test('letters twice as large still fit', async ({ page, misdeeds }) => {
  // The letters grow under a page that stands there already.
  misdeeds.expect(/^shift: /);
  for (const path of doors) {
    await page.goto(path);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectFits(page);
  }
});
