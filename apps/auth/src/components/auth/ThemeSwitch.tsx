import { ThemeToggle } from '@repo/ui/ThemeToggle';
import { useTexts } from '../../i18n/I18nProvider';
import { useTheme } from './use-theme';

/** One small button in the foot of a door. */
export function ThemeSwitch() {
  const t = useTexts();
  const [theme, choose] = useTheme();
  return <ThemeToggle value={theme} labels={t.common.theme} onChange={choose} />;
}
