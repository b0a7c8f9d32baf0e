/** Makes the folder of a new component: `npm run new:component Name`. What it writes passes every check from the start. */
import { mkdir, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { URL } from 'node:url';

const [name = ''] = process.argv.slice(2);
if (!/^[A-Z][A-Za-z]+$/.test(name)) {
  console.error('Say its name in PascalCase: npm run new:component RatingStars');
  process.exit(1);
}

const style = name[0].toLowerCase() + name.slice(1);
const files = {
  'index.ts': `export { ${name}, type ${name}Props } from './${name}';
`,
  [`${name}.tsx`]: `import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import styles from './${name}.module.css';

export type ${name}Props = ComponentProps<'div'>;

/** Say in one sentence what it is. */
export function ${name}({ className, ...div }: ${name}Props) {
  return <div {...div} className={cx(styles.${style}, className)} />;
}
`,
  [`${name}.module.css`]: `.${style} {
  color: var(--gh-ink);
}
`,
  [`${name}.test.tsx`]: `import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { ${name} } from './${name}';

describeConformance('${name}', (native) => <${name} {...native}>Text</${name}>, {
  element: HTMLDivElement,
});

describe('${name}', () => {
  it('shows what it is given', () => {
    render(<${name}>Text</${name}>);

    expect(screen.getByText('Text')).toBeVisible();
  });
});
`,
  [`${name}.stories.tsx`]: `import type { Meta, StoryObj } from '@storybook/react-vite';
import { ${name} } from './${name}';

const meta = { component: ${name}, args: { children: 'Text' } } satisfies Meta<typeof ${name}>;
export default meta;

export const Plain: StoryObj<typeof meta> = {};
`,
};

const folder = new URL(`../src/${name}/`, import.meta.url);
try {
  await mkdir(folder);
} catch (error) {
  console.error(error.code === 'EEXIST' ? `There is a ${name} already.` : error.message);
  process.exit(1);
}
for (const [file, text] of Object.entries(files)) {
  await writeFile(new URL(file, folder), text);
}
console.log(`Made packages/ui/src/${name}. Next: packages/ui/README.md, "A new component".`);
