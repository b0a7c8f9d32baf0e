// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Tokens = ReadonlyMap<string, string>;

/** The declarations of the block that follows `selector`. */
function tokensOf(selector: string): Tokens {
  const start = css.indexOf('{', css.indexOf(`${selector} {`)) + 1;
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--gh-([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

const light = tokensOf(':root');
const dark = tokensOf(":root[data-theme='dark']");
const darkBySystem = tokensOf(":root:not([data-theme='light'])");

/** WCAG 2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, pair: string): number {
  const [one = '', other = ''] = pair.split(' on ').map((name) => tokens.get(name) ?? '');
  expect([one, other]).toEqual([
    expect.stringMatching(/^#[\da-f]{6}$/),
    expect.stringMatching(/^#[\da-f]{6}$/),
  ]);
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const textPairs = [
  'ink on surface',
  'ink on ground',
  'ink on raised',
  'ink on sunken',
  'ink on danger-soft',
  'ink-2 on surface',
  'ink-2 on ground',
  'ink-2 on band',
  'ink-2 on sunken',
  'ink-2 on danger-soft',
  'ink-2 on warn-soft',
  'ink-2 on ok-soft',
  'ink-3 on surface',
  'ink-3 on ground',
  'ink-3 on sunken',
  'ink-3 on band',
  'on-primary on primary',
  'on-primary on primary-hover',
  'on-primary on primary-active',
  'on-danger on danger',
  'on-danger on danger-hover',
  'primary on surface',
  'primary on ground',
  'primary on primary-soft',
  'danger on surface',
  'danger on danger-soft',
  'warn on warn-soft',
  'ok on ok-soft',
  'lantern-ink on lantern-soft',
];

const controlPairs = [
  'edge on surface',
  'edge on ground',
  'primary on surface',
  'danger on surface',
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, tokens) => {
  it.each(textPairs)('lets people read %s', (pair) => {
    expect(contrast(tokens, pair)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(controlPairs)('lets people see %s', (pair) => {
    expect(contrast(tokens, pair)).toBeGreaterThanOrEqual(3);
  });
});

describe('the dark theme', () => {
  it('is the same by choice and by the system', () => {
    expect(dark.size).toBeGreaterThan(30);
    expect([...darkBySystem]).toEqual([...dark]);
  });

  it('leaves no colour of the light theme behind', () => {
    const colours = [...light].filter(([, value]) => value.startsWith('#')).map(([name]) => name);

    expect(colours.filter((name) => !dark.has(name))).toEqual([]);
  });
});
