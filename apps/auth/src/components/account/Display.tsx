import { Card } from '@repo/ui/Card';
import { isTheme } from '@repo/ui/theme';
import { useTexts } from '../../i18n/I18nProvider';
import { useTheme } from '../auth/use-theme';
import { LanguageSwitch } from '../auth/LanguageSwitch';
import { QuietSelect } from '../auth/QuietSelect';
import styles from './Display.module.css';

/** How the pages look to this person. */
export function Display() {
  const t = useTexts();
  const [theme, choose] = useTheme();
  return (
    <Card title={t.account.display} description={t.account.displayText}>
      <div className={styles.settings}>
        <div className={styles.setting}>
          <span aria-hidden="true">{t.common.language}</span>
          <LanguageSwitch inRow />
        </div>
        <div className={styles.setting}>
          <span aria-hidden="true">{t.account.theme}</span>
          <QuietSelect
            label={t.account.theme}
            value={theme}
            options={t.account.themes}
            onChange={(next) => {
              if (isTheme(next)) {
                choose(next);
              }
            }}
            inRow
          />
        </div>
      </div>
    </Card>
  );
}
