import { DateInput, datePattern } from '@repo/ui/DateInput';
import { TextInput } from '@repo/ui/TextInput';
import type { User } from '../../api/user';
import type { FieldRule, Policies } from '../../features/auth/schemas';
import { useI18n } from '../../i18n/I18nProvider';
import { typingLocale } from '../../i18n/when';
import styles from './PersonFields.module.css';

type PersonField = 'firstName' | 'lastName' | 'username' | 'dateOfBirth';

interface PersonFieldsProps {
  rules: Policies['fields'];
  /** What is known already. */
  user?: Pick<User, PersonField>;
  /** Which of the fields to ask, by what the policy says of them. */
  asks?: (field: PersonField, rule: FieldRule) => boolean;
}

/** Names, username and date of birth, as far as the policy asks for them. */
export function PersonFields({ rules, user, asks = () => true }: PersonFieldsProps) {
  const { t, language } = useI18n();
  const locale = typingLocale(language);
  const pattern = datePattern(locale, t.common.dateLetters);
  const isAsked = (field: PersonField) => rules[field] !== 'off' && asks(field, rules[field]);
  const common = (field: PersonField) => ({
    name: field,
    label: t.common[field],
    defaultValue: user?.[field],
    ...(rules[field] === 'optional' && { optionalLabel: t.common.optional }),
  });
  // A name may be written the other way than the page.
  const name = (field: PersonField) => ({ ...common(field), dir: 'auto', maxLength: 100 });
  return (
    <>
      {(isAsked('firstName') || isAsked('lastName')) && (
        <div className={styles.names}>
          {isAsked('firstName') && <TextInput {...name('firstName')} autoComplete="given-name" />}
          {isAsked('lastName') && <TextInput {...name('lastName')} autoComplete="family-name" />}
        </div>
      )}
      {isAsked('username') && (
        <TextInput
          {...common('username')}
          autoComplete="nickname"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      {isAsked('dateOfBirth') && (
        <DateInput
          {...common('dateOfBirth')}
          locale={locale}
          description={pattern}
          // An error takes the place of the hint, and the order is still to be seen.
          placeholder={pattern}
          autoComplete="bday"
        />
      )}
    </>
  );
}
