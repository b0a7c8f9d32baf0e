import { useEffect } from 'react';

/** The token whose colour the page shows at its top. */
type Top = '--gh-ground' | '--gh-surface';

let top: Top = '--gh-ground';

/** Gives the browser's own bar the colour of the page under it, whatever the theme or the brand makes of it. */
export function useThemeColor(token: Top): void {
  useEffect(() => {
    top = token;
    paintThemeColor();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', paintThemeColor);
    return () => {
      dark.removeEventListener('change', paintThemeColor);
    };
  }, [token]);
}

/** After the theme has changed. */
export function paintThemeColor(): void {
  const color = getComputedStyle(document.documentElement).getPropertyValue(top).trim();
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.content = color || meta.content;
  }
}
