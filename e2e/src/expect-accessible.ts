import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails when axe finds something in the light or in the dark, or when the page scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await colorsSettled(page);
    // No page of ours has frames, whose findings a window of its own would otherwise be opened to join.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      `what axe finds in the ${colorScheme}`,
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
  await expectFits(page);
}

/** Fails when the page scrolls sideways, or when words lie outside the window or what holds them. */
export async function expectFits(page: Page): Promise<void> {
  expect(
    await page.evaluate(findMisfits),
    'pixels the page scrolls sideways, and cut words',
  ).toEqual({ sideways: 0, cut: [] });
}

/** Runs in the page. */
function findMisfits(): { sideways: number; cut: string[] } {
  const root = document.documentElement;
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cut: string[] = [];
  while (words.nextNode()) {
    const text = words.currentNode;
    if (text.textContent?.trim() && isCut(text)) {
      cut.push(text.textContent);
    }
  }
  return { sideways: Math.max(0, root.scrollWidth - root.clientWidth), cut };

  function isCut(text: Node): boolean {
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()];
    let left = 0;
    let right = root.clientWidth;
    for (let holder = text.parentElement; holder; holder = holder.parentElement) {
      // What is for screen readers alone is one pixel wide on purpose.
      if (holder.clientWidth === 1 || !holder.checkVisibility({ visibilityProperty: true })) {
        return false;
      }
      const { overflowX, textOverflow } = getComputedStyle(holder);
      // Shortened on purpose and visibly so: the whole stands in the title.
      const isShortened = textOverflow === 'ellipsis' && holder.title === text.textContent;
      if (overflowX === 'auto' || overflowX === 'scroll' || isShortened) {
        return false;
      }
      if (overflowX !== 'visible') {
        const box = holder.getBoundingClientRect();
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
      }
    }
    return boxes.some((box) => box.left < left - 1 || box.right > right + 1);
  }
}

/** Half-way between two themes every contrast is wrong. */
async function colorsSettled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
}
