import { afterEach, describe, expect, it } from 'vitest';
import { applyTheme, isTheme, themes } from './theme';

const root = document.documentElement;
afterEach(() => {
  applyTheme('system', root);
});

describe('applyTheme', () => {
  it('sets the theme where the tokens look for it', () => {
    applyTheme('dark', root);
    expect(root).toHaveAttribute('data-theme', 'dark');

    applyTheme('light', root);
    expect(root).toHaveAttribute('data-theme', 'light');
  });

  it('leaves the choice to the device for "system"', () => {
    applyTheme('dark', root);
    applyTheme('system', root);

    expect(root).not.toHaveAttribute('data-theme');
  });
});

describe('isTheme', () => {
  it('believes nothing that comes from outside but the three themes', () => {
    expect(themes.every(isTheme)).toBe(true);
    expect([null, undefined, '', 'DARK', 'dark ', 1, {}].some(isTheme)).toBe(false);
  });
});
