import { expect, test } from '../src/fixtures';

test('the watch over the pages sees a style that the policy stops', async ({ page, misdeeds }) => {
  misdeeds.expect(/style/);
  await page.goto('/auth/login');
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { outline: 1px solid red }';
    document.head.append(style);
  });
  await expect.poll(() => misdeeds.seen.join()).toContain('policy: style-src-elem');
  expect(misdeeds.seen.join()).toContain('console: ');
});

test('the watch over the pages sees an error that nobody caught', async ({ page, misdeeds }) => {
  misdeeds.expect(/provoked/);
  await page.goto('/auth/login');
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('provoked');
    });
  });
  await expect.poll(() => misdeeds.seen.join()).toContain('error: provoked');
});

test('the watch over the pages sees what moves by itself', async ({ page, misdeeds }) => {
  misdeeds.expect(/shift/);
  await page.goto('/auth/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.evaluate(() => {
    document.body.style.paddingTop = '300px';
  });
  await expect.poll(() => misdeeds.seen.join()).toContain('shift: ');
});

test.fail('a test fails when its page broke the policy', async ({ page }) => {
  await page.goto('/auth/login');
  await page.evaluate(() => {
    document.head.append(document.createElement('style'));
    document.head.lastElementChild?.append('body { outline: 1px solid red }');
  });
});

test('no raw HTML gets into a page', async ({ page, misdeeds }) => {
  misdeeds.expect(/TrustedHTML|trusted-types/i);
  await page.goto('/auth/login');
  const outcome = await page.evaluate(() => {
    try {
      document.createRange().createContextualFragment('<p>hi</p>');
      return 'written';
    } catch (error) {
      return String(error);
    }
  });
  expect(outcome).toContain('TypeError');
});
