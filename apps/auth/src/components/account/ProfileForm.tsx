import { Alert } from '@repo/ui/Alert';
import { Button } from '@repo/ui/Button';
import { Form } from '@repo/ui/Form';
import { useState } from 'react';
import type { User } from '../../api/user';
import { updateProfile, type ProfileChange } from '../../features/account/api';
import { profileChange } from '../../features/account/profile-change';
import { draftOf, keepingDraft } from '../../features/account/profile-draft';
import type { Policies } from '../../features/auth/schemas';
import { whileSignedIn } from '../../features/auth/visitor-store';
import type { Texts } from '../../i18n/catalogue';
import { useTexts } from '../../i18n/I18nProvider';
import { useAction } from '../../lib/use-action';
import { checkProfile } from '../auth/form-checks';
import { PersonFields } from '../auth/PersonFields';
import { ProblemAlert } from '../auth/ProblemAlert';
import { useFormErrors } from '../auth/use-form-errors';
import styles from './ProfileForm.module.css';

type Outcome = keyof Texts['account']['outcomes'];

interface ProfileFormProps {
  user: User;
  policies: Policies;
  onSaved: (user: User) => void;
}

type Values = Readonly<Record<string, string | undefined>>;

/** The person's own details. Only what they changed is sent. */
export function ProfileForm({ user, policies, onSaved }: ProfileFormProps) {
  const t = useTexts();
  const [draft] = useState(() => draftOf(user.id));
  const [outcome, setOutcome] = useState<Outcome | null>(draft && 'kept');
  const { run, isPending, error } = useAction(
    ({ change, values }: { change: ProfileChange; values: Values }) =>
      keepingDraft(user.id, values, whileSignedIn(updateProfile(change))),
    (saved) => {
      setOutcome('saved');
      onSaved(saved);
    },
  );
  const { errors, accept, needsAlert } = useFormErrors(error, policies);

  function submit(values: Values) {
    setOutcome(null);
    if (!accept(checkProfile(values, policies, t))) {
      return;
    }
    const change = profileChange(user, values);
    if (change) {
      run({ change, values });
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
      <PersonFields rules={policies.fields} user={{ ...user, ...draft }} />
      {outcome && (
        <Alert tone={outcome === 'saved' ? 'ok' : 'neutral'} title={t.account.outcomes[outcome]} />
      )}
      <div className={styles.save}>
        <Button type="submit" variant="primary" busy={isPending} busyLabel={t.account.saving}>
          {t.account.save}
        </Button>
      </div>
    </Form>
  );
}
