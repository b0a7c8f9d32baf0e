import { Alert } from '@repo/ui/Alert';
import { Button } from '@repo/ui/Button';
import { Form } from '@repo/ui/Form';
import { useState } from 'react';
import type { User } from '../../api/user';
import { updateProfile } from '../../features/account/api';
import { profileChange } from '../../features/account/profile-change';
import type { Policies } from '../../features/auth/schemas';
import { useTexts } from '../../i18n/I18nProvider';
import { useAction } from '../../lib/use-action';
import { checkProfile } from '../auth/form-checks';
import { PersonFields } from '../auth/PersonFields';
import { ProblemAlert } from '../auth/ProblemAlert';
import { useFormErrors } from '../auth/use-form-errors';
import styles from './ProfileForm.module.css';

interface ProfileFormProps {
  user: User;
  policies: Policies;
  onSaved: (user: User) => void;
}

/** The person's own details. Only what they changed is sent. */
export function ProfileForm({ user, policies, onSaved }: ProfileFormProps) {
  const t = useTexts();
  const [outcome, setOutcome] = useState<'saved' | 'unchanged' | null>(null);
  const { run, isPending, error } = useAction(updateProfile, (saved) => {
    setOutcome('saved');
    onSaved(saved);
  });
  const { errors, accept, needsAlert } = useFormErrors(error, policies);

  function submit(values: Readonly<Record<string, string | undefined>>) {
    setOutcome(null);
    if (!accept(checkProfile(values, policies, t))) {
      return;
    }
    const change = profileChange(user, values);
    if (change) {
      run(change);
    } else {
      setOutcome('unchanged');
    }
  }

  return (
    <Form
      errors={errors}
      onSubmit={submit}
      onInput={() => {
        setOutcome(null);
      }}
    >
      {error && needsAlert && <ProblemAlert error={error} />}
      <PersonFields rules={policies.fields} user={user} />
      {outcome && (
        <Alert
          tone={outcome === 'saved' ? 'ok' : 'neutral'}
          title={outcome === 'saved' ? t.account.saved : t.account.unchanged}
        />
      )}
      <div className={styles.save}>
        <Button type="submit" variant="primary" busy={isPending} busyLabel={t.account.saving}>
          {t.account.save}
        </Button>
      </div>
    </Form>
  );
}
