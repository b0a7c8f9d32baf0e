import { applyTheme, isTheme, type Theme } from '@repo/ui/theme';
import { ThemeToggle } from '@repo/ui/ThemeToggle';
import { useState } from 'react';
import { useTexts } from '../../i18n/I18nProvider';
import { recall, remember } from '../../lib/storage';

/** The choice is kept in this browser; `public/theme.js` applies it before the first paint of the next visit. */
export function ThemeSwitch() {
  const t = useTexts();
  const [theme, setTheme] = useState(recallTheme);

  function choose(next: Theme) {
    setTheme(next);
    remember('theme', next);
    applyTheme(next, document.documentElement);
  }

  return <ThemeToggle value={theme} labels={t.common.theme} onChange={choose} />;
}

function recallTheme(): Theme {
  const theme = recall('theme');
  return isTheme(theme) ? theme : 'system';
}
