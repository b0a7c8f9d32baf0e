import type { StepOutcome } from './page-steps';

/** The signed-out pages, by their paths. The gateway knows the same and refuses all else. */
const PAGES = [
  '/login',
  '/register',
  '/verify-email',
  '/forgot-password',
  '/reset-password',
  '/mfa',
  '/unlock',
  '/confirm-email',
  '/not-me',
];

/**
 * Has our own gateway count a step: a word for the page and one for the outcome. No cookie goes along, nothing is kept
 * in the browser, and whoever asks not to be followed is not counted. What is lost is lost.
 */
export function countStep(pathname: string, outcome: StepOutcome): void {
  if (!PAGES.includes(pathname) || asksNotToBeFollowed()) {
    return;
  }
  void fetch('/page-steps', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF': '1' },
    body: JSON.stringify({ page: pathname.slice(1), outcome }),
    credentials: 'omit',
    // Who submits a form may be on the next page before this is sent.
    keepalive: true,
  }).catch(() => undefined);
}

function asksNotToBeFollowed(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & {
    globalPrivacyControl?: boolean;
  };
  return doNotTrack === '1' || globalPrivacyControl === true;
}
