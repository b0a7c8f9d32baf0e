import { test as base, expect, type BrowserContext } from '@playwright/test';

interface Fixtures {
  /** What no page may do, collected over the whole test; the test fails at its end when there is something. */
  misdeeds: Misdeeds;
}

export class Misdeeds {
  readonly seen: string[] = [];
  readonly #expected: RegExp[] = [];

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

  /** Watches every page of a context: the console, uncaught errors, and what the security policy stopped. */
  async watch(context: BrowserContext): Promise<void> {
    await context.exposeFunction('noteViolation', (violation: string) => {
      this.note(`policy: ${violation}`);
    });
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const { noteViolation } = globalThis as unknown as { noteViolation: (v: string) => void };
        noteViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
      });
    });
    context.on('console', (message) => {
      if (message.type() === 'error') {
        this.note(`console: ${message.text()} (${message.location().url})`);
      }
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
