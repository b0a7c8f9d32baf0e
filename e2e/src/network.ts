import type { CDPSession, Page } from '@playwright/test';

const KILOBIT = 1000 / 8;

/** A village at the end of the line: 400 kbit/s, and half a second there and back. */
export async function slowNetwork(page: Page): Promise<CDPSession> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.enable');
  await browser.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 500,
    downloadThroughput: 400 * KILOBIT,
    uploadThroughput: 400 * KILOBIT,
  });
  return browser;
}
