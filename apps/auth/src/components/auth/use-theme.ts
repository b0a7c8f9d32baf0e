import { applyTheme, isTheme, type Theme } from '@repo/ui/theme';
import { useState } from 'react';
import { recall, remember } from '../../lib/storage';
import { paintThemeColor } from '../../lib/theme-color';

/** The theme and how to choose another. It is kept in this browser; `public/theme.js` applies it before the first paint of the next visit. */
export function useTheme() {
  const [theme, setTheme] = useState(recallTheme);

  function choose(next: Theme) {
    setTheme(next);
    remember('theme', next);
    applyTheme(next, document.documentElement);
    paintThemeColor();
  }

  return [theme, choose] as const;
}

function recallTheme(): Theme {
  const theme = recall('theme');
  return isTheme(theme) ? theme : 'system';
}
