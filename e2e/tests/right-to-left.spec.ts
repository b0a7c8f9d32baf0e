import { expectAccessible } from '../src/expect-accessible';
import { expect, test } from '../src/fixtures';
import { ada, signInToHarbour } from '../src/people';

/** A page that is turned round while it is looked at moves as a whole. */
const TURNED = /^shift: /;

for (const path of ['/auth/login', '/auth/register', '/auth/forgot-password']) {
  test(`${path} can be read from right to left`, async ({ page, misdeeds }) => {
    misdeeds.expect(TURNED);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    await expectAccessible(page);
    const label = await page.locator('label').first().boundingBox();
    const field = await page.locator('input').first().boundingBox();
    expect(Math.abs(right(label) - right(field)), 'label and field share their start').toBeLessThan(
      2,
    );
  });
}

test('the account pages can be read from right to left', async ({ page, misdeeds }) => {
  misdeeds.expect(TURNED);
  await signInToHarbour(page, ada);
  for (const path of ['/auth/account', '/auth/security', '/auth/sessions']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    await expectAccessible(page);
  }
});

function right(box: { x: number; width: number } | null): number {
  return (box?.x ?? 0) + (box?.width ?? 0);
}
