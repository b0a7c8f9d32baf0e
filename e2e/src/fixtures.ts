import { test as base, expect, type BrowserContext } from '@playwright/test';

interface Fixtures {
  /** What no page may do, collected over the whole test; the test fails at its end when there is something. */
  misdeeds: Misdeeds;
}

/** What the pages under watch can call. */
interface Noters {
  noteViolation: (violation: string) => void;
  noteShift: (shift: string) => void;
}

/** The cumulative layout shift that a page may have. */
const MOST_SHIFT = 0.05;

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: readonly { node: Node | null }[];
}

/**
 * Cumulative layout shift as web.dev defines it: the worst window of at most 5 s, with pauses under 1 s. What answers a
 * person may move things, and on a busy machine the answer takes longer than the half second that browsers allow.
 * Runs in the page.
 */
function watchShifts(most: number): void {
  let input = -Infinity;
  for (const kind of ['pointerdown', 'keydown', 'input']) {
    addEventListener(kind, ({ timeStamp }) => (input = timeStamp), { capture: true });
  }
  let sum = 0;
  let began = 0;
  let last = 0;
  const observer = new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as LayoutShift[]) {
      if (shift.hadRecentInput || shift.startTime - input < 5_000) {
        continue;
      }
      if (shift.startTime - last > 1_000 || shift.startTime - began > 5_000) {
        sum = 0;
        began = shift.startTime;
      }
      last = shift.startTime;
      sum += shift.value;
      if (sum > most) {
        const moved = shift.sources.map(({ node }) => (node as Element | null)?.outerHTML);
        const what = moved.map((html) => html?.slice(0, 120)).join(' and ');
        (globalThis as unknown as Noters).noteShift(
          `${sum.toFixed(3)} at ${location.href}: ${what}`,
        );
      }
    }
  });
  observer.observe({ type: 'layout-shift', buffered: true });
}

export class Misdeeds {
  readonly seen: string[] = [];
  // A hint for developers: who comes by a mailed link to a new password has not said whose it is.
  readonly #expected = [/Password forms should have .* username fields.*\/reset-password/];

  /** The test provokes this one: a refused request, say, which Chromium notes on the console. */
  expect(message: RegExp): void {
    this.#expected.push(message);
  }

  note(misdeed: string): void {
    this.seen.push(misdeed);
  }

  get unexpected(): string[] {
    return this.seen.filter((misdeed) => !this.#expected.some((pattern) => pattern.test(misdeed)));
  }

  /**
   * Watches every page of a context: the console, uncaught errors, what the security policy stopped, and layout that
   * moves under the person's eyes.
   */
  async watch(context: BrowserContext): Promise<void> {
    await context.exposeFunction('noteViolation', (violation: string) => {
      this.note(`policy: ${violation}`);
    });
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const { noteViolation } = globalThis as unknown as Noters;
        noteViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
      });
    });
    await context.exposeFunction('noteShift', (shift: string) => {
      this.note(`shift: ${shift}`);
    });
    await context.addInitScript(watchShifts, MOST_SHIFT);
    context.on('console', (message) => {
      this.note(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => {
      this.note(`error: ${error.error().message}`);
    });
  }
}

export const test = base.extend<Fixtures>({
  misdeeds: [
    async ({ context }, use) => {
      const misdeeds = new Misdeeds();
      await misdeeds.watch(context);
      await use(misdeeds);
      expect(misdeeds.unexpected).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
