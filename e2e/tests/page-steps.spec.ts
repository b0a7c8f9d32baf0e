import type { Page } from '@playwright/test';
import { expect, test } from '../src/fixtures';
import { newPerson, sendSignIn } from '../src/people';

/** Notes what the pages tell of their steps, in the place of a gateway that counts them. */
async function watchSteps(page: Page) {
  const steps: { step: unknown; cookies: string | null }[] = [];
  await page.route('**/page-steps', async (route) => {
    const request = route.request();
    steps.push({ step: request.postDataJSON(), cookies: await request.headerValue('Cookie') });
    await route.fulfill({ status: 204 });
  });
  return steps;
}

async function openAndFail(page: Page) {
  await page.goto('/auth/login');
  await sendSignIn(page, newPerson());
  await expect(page.getByRole('alert')).toContainText('That email or password is wrong');
}

test('no step is told unless an operator wants it', async ({ page, misdeeds }) => {
  misdeeds.expect(/status of 401/);
  const steps = await watchSteps(page);
  await openAndFail(page);
  expect(steps).toEqual([]);
});

test('where they are counted, steps are two words each, without a cookie', async ({
  page,
  misdeeds,
}) => {
  misdeeds.expect(/status of 401/);
  const steps = await watchSteps(page);
  await page.route('**/api/v1/auth/policies', async (route) => {
    const response = await route.fetch();
    const policies = (await response.json()) as { features: object };
    const features = { ...policies.features, pageSteps: true };
    await route.fulfill({ response, json: { ...policies, features } });
  });
  await openAndFail(page);
  await expect
    .poll(() => steps)
    .toEqual(
      ['shown', 'submitted', 'refused'].map((outcome) => ({
        step: { page: 'login', outcome },
        cookies: null,
      })),
    );
});
