import { isLanguage, languages } from '../../i18n/catalogue';
import { useI18n } from '../../i18n/I18nProvider';
import { QuietSelect } from './QuietSelect';

/** The language of the pages. In the foot of a door it carries the globe, in a row of settings its label says what it is. */
export function LanguageSwitch({ inRow = false }: { inRow?: boolean }) {
  const { t, language, switchTo } = useI18n();
  return (
    <QuietSelect
      label={t.common.language}
      value={language}
      options={languages}
      onChange={(next) => {
        if (isLanguage(next)) {
          switchTo(next);
        }
      }}
      inRow={inRow}
      areLanguages
      {...(!inRow && { icon: 'globe' as const })}
    />
  );
}
