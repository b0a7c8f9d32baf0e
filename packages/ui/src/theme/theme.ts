/** In the order in which a `ThemeToggle` goes through them. */
export const themes = ['system', 'light', 'dark'] as const;

/** `system` follows the device. */
export type Theme = (typeof themes)[number];

/** Whether a value from outside, such as a stored one, is a theme. */
export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

/** Sets the theme on the document's root, where the tokens look for it. Where it is kept is the app's business. */
export function applyTheme(theme: Theme, root: HTMLElement): void {
  if (theme === 'system') {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
}
