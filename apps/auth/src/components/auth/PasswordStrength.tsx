import { StrengthMeter } from '@repo/ui/StrengthMeter';
import { useRecoveryTexts } from '../../i18n/lazy-texts';
import { passwordStrength } from '../../lib/password-strength';

interface PasswordStrengthProps {
  password: string;
  minLength: number;
  ownData: readonly string[];
}

/** How hard the password is to guess. A part of its own, loaded once somebody types. */
export function PasswordStrength({ password, ...rules }: PasswordStrengthProps) {
  const { strength: t } = useRecoveryTexts();
  const strength = passwordStrength(password, rules);
  return <StrengthMeter strength={strength} label={t.label} word={t.words[strength] ?? ''} />;
}
