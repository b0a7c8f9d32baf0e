// Measures the identity pages with Lighthouse as a phone on a slow network, prints a table, and fails below the thresholds.
// Usage: node lighthouse.js [pattern of the paths]
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const origin = new URL(process.env.E2E_BASE_URL ?? 'http://localhost:8080').origin;
const reports = new URL('../.gatehouse/lighthouse/', import.meta.url).pathname;

const RULES = ['accessibility', 'best-practices'];
/** One measurement of speed says little on a shared machine: the median of these many counts. */
const TIMES = 5;

/** Speed matters where most visits begin; the rules hold everywhere. */
const PAGES = [
  { path: '/auth/login', times: TIMES, least: { performance: 95 } },
  ...[
    '/auth/register',
    '/auth/verify-email#token=x',
    '/auth/forgot-password',
    '/auth/reset-password#token=x',
    '/auth/unlock',
    '/auth/confirm-email#token=x',
    '/auth/not-me#token=x',
    '/auth/error?reason=TOKEN_REUSED',
    '/auth/nothing-here',
  ].map((path) => ({ path, times: 1, least: {} })),
  ...['/auth/account', '/auth/security', '/auth/sessions'].map((path) => ({
    path,
    times: 1,
    least: {},
    signedIn: true,
  })),
].map((page) => ({
  ...page,
  least: { ...page.least, ...Object.fromEntries(RULES.map((rule) => [rule, 100])) },
}));

/** Lighthouse slows the processor down as if it were a fast one; on a slow machine say less than 4. */
const slowdown = Number(process.env.LIGHTHOUSE_CPU ?? 4);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Somebody whom the development stack knows from its start. */
const ada = { email: 'ada@example.com', password: 'tidal-Lantern-42' };

/** Signs in with the browser that Lighthouse is going to use. */
async function signIn(port) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await browser.contexts()[0].newPage();
  await page.goto(`${origin}/auth/login?callbackUrl=%2Fauth%2Faccount`);
  await page.getByLabel('Email or username').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(ada.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Profile' }).waitFor();
  await page.close();
  await browser.close();
}

/** A browser of its own for each run: nothing is left of the one before. */
async function measure(path, categories, signedIn) {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM,
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-background-networking'],
    logLevel: 'error',
  });
  try {
    if (signedIn) {
      await signIn(chrome.port);
    }
    const { lhr } = await lighthouse(
      origin + path,
      { port: chrome.port, onlyCategories: categories, logLevel: 'error', locale: 'en' },
      {
        extends: 'lighthouse:default',
        // Emptied storage would sign the person out.
        settings: {
          throttling: { cpuSlowdownMultiplier: slowdown },
          disableStorageReset: signedIn,
        },
      },
    );
    // Somebody who is led to the sign-in page would be measured there.
    if (signedIn && !lhr.finalDisplayedUrl.endsWith(path)) {
      throw new Error(`${path}: led to ${lhr.finalDisplayedUrl}`);
    }
    if (lhr.runtimeError) {
      throw new Error(`${path}: ${lhr.runtimeError.message}`);
    }
    return lhr;
  } finally {
    chrome.kill();
  }
}

/** What a category lost points for. */
function faults(lhr, category) {
  return lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1)
    .map(({ id }) => `${lhr.audits[id].title} (${lhr.audits[id].displayValue ?? id})`);
}

await mkdir(reports, { recursive: true });
const only = process.argv[2];
let failed = 0;
console.log('  is  least  of        page');
for (const { path, times, least, signedIn = false } of PAGES.filter(
  ({ path }) => !only || path.match(only),
)) {
  const runs = [];
  for (let time = 0; time < times; time++) {
    runs.push(await measure(path, Object.keys(least), signedIn));
  }
  const name = path.replace(/[^a-z-]+/g, '_').slice(1);
  await writeFile(join(reports, `${name}.json`), JSON.stringify(runs.at(-1)));
  for (const [category, wanted] of Object.entries(least)) {
    const scores = runs.map((lhr) => Math.round(lhr.categories[category].score * 100));
    const score = median(scores);
    const all = times > 1 ? `  (${scores.join(' ')})` : '';
    console.log(
      `${String(score).padStart(4)}${String(wanted).padStart(7)}  ${category} of ${path}${all}`,
    );
    if (score < wanted) {
      failed += 1;
      console.log(
        faults(runs.at(-1), category)
          .map((fault) => `             - ${fault}`)
          .join('\n'),
      );
    }
  }
  if (least.performance) {
    const middle = (id) => median(runs.map(({ audits }) => audits[id].numericValue));
    const speed = median(runs.map(({ environment }) => environment.benchmarkIndex));
    console.log(
      `             first paint ${middle('first-contentful-paint').toFixed()} ms,` +
        ` largest ${middle('largest-contentful-paint').toFixed()} ms,` +
        ` blocked ${middle('total-blocking-time').toFixed()} ms,` +
        ` shift ${middle('cumulative-layout-shift').toFixed(3)}\n` +
        `             (this machine's speed by Lighthouse's own measure: ${speed}, slowed ${slowdown} times)`,
    );
  }
}
console.log(failed === 0 ? 'Every threshold is met.' : `${failed} below the threshold.`);
process.exitCode = failed === 0 ? 0 : 1;
