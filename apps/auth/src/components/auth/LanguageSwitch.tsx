import { Icon } from '@repo/ui/Icon';
import { isLanguage, languages } from '../../i18n/catalogue';
import { useI18n } from '../../i18n/I18nProvider';
import styles from './LanguageSwitch.module.css';

/** A native select, so that it weighs nothing and every device opens it its own way. */
export function LanguageSwitch() {
  const { t, language, switchTo } = useI18n();
  return (
    <span className={styles.switch}>
      <Icon name="globe" size={16} />
      <select
        aria-label={t.common.language}
        value={language}
        onChange={({ target }) => {
          if (isLanguage(target.value)) {
            switchTo(target.value);
          }
        }}
      >
        {Object.entries(languages).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
