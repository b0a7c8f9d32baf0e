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

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/** The parts of what somebody told about themselves that may not stand in their password; of an address what is before the `@`. */
export function tellingParts(ownData: readonly (string | undefined)[]): string[] {
  return ownData.flatMap((part) => {
    const telling = part?.split('@')[0]?.trim() ?? '';
    return telling.length >= SHORTEST_TELLING ? [telling] : [];
  });
}

/** The rules a browser can judge while somebody types. Whether the password is a common one, the server knows. */
export function PasswordRules({ id, password, ownData, rules }: PasswordRulesProps) {
  const t = useTexts();
  const typed = password.toLowerCase();
  const holdsOwnData = ownData.some((part) => typed.includes(part.toLowerCase()));
  const rule = (name: string, label: string, isMet: boolean) => ({
    id: name,
    label,
    state: isMet ? ('met' as const) : ('open' as const),
  });
  return (
    <RuleList
      id={id}
      metLabel={t.register.rules.met}
      openLabel={t.register.rules.open}
      rules={[
        rule(
          'length',
          t.register.rules.length(rules.minLength),
          codePoints(password) >= rules.minLength,
        ),
        ...(rules.composition
          ? [
              rule(
                'kinds',
                t.register.rules.kinds,
                KINDS.every((kind) => kind.test(password)),
              ),
            ]
          : []),
        ...(rules.refuseOwnData
          ? [rule('own-data', t.register.rules.ownData, typed !== '' && !holdsOwnData)]
          : []),
      ]}
    />
  );
}
