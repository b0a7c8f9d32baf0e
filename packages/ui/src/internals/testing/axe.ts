import axe from 'axe-core';

/** What axe finds wrong, as `rule: element` lines. Colour needs a real layout: tokens.test.ts measures it instead. */
export async function axeFindings(root: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
