import { defineConfig, devices } from '@playwright/test';

/** What is about something else than the width of the window, or sets its own. */
const ONE_WIDTH = /(guard|keyboard|network|page-steps|zoom)\.spec\.ts/;

/** Where a window of middle width differs from the two others: the pages behind the door, and how every page looks. */
const MIDDLE_WIDTH = /(journey|looks|security)\.spec\.ts/;

/** The stack is started by the script that runs these tests; it tells where it is. */
export default defineConfig({
  testDir: './tests',
  outputDir: './test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: false,
  // Two files go side by side. Ada signs in in many of them, so what ends or changes anything is done by somebody new.
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:8080',
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    // It takes time: `--trace on` for the one test that fails.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        // Where there is none, Chromium would imitate one, which takes time.
        '--disable-gpu',
        '--disable-background-networking',
        // The cluster's certificate, by its key: no other certificate is let through.
        ...(process.env.E2E_SPKI
          ? [`--ignore-certificate-errors-spki-list=${process.env.E2E_SPKI}`]
          : []),
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'tablet',
      testMatch: MIDDLE_WIDTH,
      use: { ...devices['Desktop Chrome'], viewport: { width: 768, height: 1024 }, hasTouch: true },
    },
    {
      name: 'phone',
      testIgnore: ONE_WIDTH,
      use: { ...devices['Pixel 7'], viewport: { width: 360, height: 740 } },
    },
  ],
});
