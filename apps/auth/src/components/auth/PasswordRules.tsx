import { RuleList } from '@repo/ui/RuleList';
import type { Policies } from '../../features/auth/schemas';
import { useTexts } from '../../i18n/I18nProvider';
import { codePoints } from './form-checks';

interface PasswordRulesProps {
  id: string;
  password: string;
  /** Names and addresses that may not be part of it. */
  ownData: readonly string[];
  rules: Policies['password'];
}

/** Too short to give anybody away. */
const SHORTEST_TELLING = 3;

/** The rules a browser can judge while somebody types. Whether the password is a common one, the server knows. */
export function PasswordRules({ id, password, ownData, rules }: PasswordRulesProps) {
  const t = useTexts();
  const typed = password.toLowerCase();
  const holdsOwnData = ownData.some(
    (part) => part.length >= SHORTEST_TELLING && typed.includes(part.toLowerCase()),
  );
  const standing = (isMet: boolean) => (isMet ? 'met' : 'open');
  return (
    <RuleList
      id={id}
      metLabel={t.register.rules.met}
      openLabel={t.register.rules.open}
      rules={[
        {
          id: 'length',
          label: t.register.rules.length(rules.minLength),
          state: standing(codePoints(password) >= rules.minLength),
        },
        {
          id: 'own-data',
          label: t.register.rules.ownData,
          state: standing(typed !== '' && !holdsOwnData),
        },
      ]}
    />
  );
}
