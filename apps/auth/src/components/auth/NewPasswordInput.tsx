import { PasswordInput } from '@repo/ui/PasswordInput';
import { useId, useState } from 'react';
import type { Policies } from '../../features/auth/schemas';
import { useTexts } from '../../i18n/I18nProvider';
import { latePart } from '../late/late-part';
import { LateParts } from '../late/LateParts';
import styles from './NewPasswordInput.module.css';
import { PasswordRules, tellingParts } from './PasswordRules';

const PasswordStrength = latePart(() =>
  import('./PasswordStrength').then((part) => part.PasswordStrength),
);

interface NewPasswordInputProps {
  name: string;
  label: string;
  rules: Policies['password'];
  /** Names and addresses that may not be part of it. */
  ownData: readonly (string | undefined)[];
}

/** A password being chosen: its rules as it is typed, and how hard it is to guess. */
export function NewPasswordInput({ name, label, rules, ownData }: NewPasswordInputProps) {
  const t = useTexts();
  const rulesId = useId();
  const [password, setPassword] = useState('');
  const parts = tellingParts(ownData);
  return (
    <PasswordInput
      name={name}
      label={label}
      description={t.register.passwordHint}
      autoComplete="new-password"
      aria-describedby={rulesId}
      showLabel={t.common.showPassword}
      hideLabel={t.common.hidePassword}
      capsLockHint={t.common.capsLock}
      onChange={({ target }) => {
        setPassword(target.value);
      }}
      below={
        <>
          {password !== '' && (
            <div className={styles.meter}>
              <LateParts>
                <PasswordStrength password={password} minLength={rules.minLength} ownData={parts} />
              </LateParts>
            </div>
          )}
          <PasswordRules id={rulesId} rules={rules} password={password} ownData={parts} />
        </>
      }
    />
  );
}
