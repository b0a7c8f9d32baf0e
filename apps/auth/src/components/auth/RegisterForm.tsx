import { EmailInput } from '@repo/ui/EmailInput';
import { Form } from '@repo/ui/Form';
import { useState } from 'react';
import type { components } from '../../api/generated/contract';
import { register } from '../../features/auth/api';
import type { Policies } from '../../features/auth/schemas';
import { useTexts } from '../../i18n/I18nProvider';
import { inSteps } from '../../lib/page-steps';
import { useAction } from '../../lib/use-action';
import { SubmitButton } from './SubmitButton';
import { checkRegistration } from './form-checks';
import { NewPasswordInput } from './NewPasswordInput';
import { PersonFields } from './PersonFields';
import { ProblemAlert } from './ProblemAlert';
import { useFormErrors } from './use-form-errors';

type RegisterRequest = components['schemas']['RegisterRequest'];
type Values = Readonly<Record<string, string | undefined>>;

const PERSON_FIELDS = ['username', 'firstName', 'lastName', 'dateOfBirth'] as const;

interface RegisterFormProps {
  policies: Policies;
  /** The account is made, or its owner was told. */
  onRegistered: (outcome: { email: string; verificationEmailSent: boolean }) => void;
}

/** What a new account needs, by the policy: email and password always. */
export function RegisterForm({ policies, onRegistered }: RegisterFormProps) {
  const t = useTexts();
  const [typed, setTyped] = useState<Values>({});
  const { run, isPending, error } = useAction(
    inSteps(async (request: RegisterRequest) => ({
      email: request.email,
      ...(await register(request)),
    })),
    onRegistered,
  );
  const { errors, accept, needsAlert } = useFormErrors(error, policies);

  function submit(values: Values) {
    if (accept(checkRegistration(values, policies, t))) {
      run(toRequest(values));
    }
  }

  return (
    <Form
      errors={errors}
      onSubmit={submit}
      onInput={({ target }) => {
        const { name, value } = target as HTMLInputElement;
        setTyped((was) => ({ ...was, [name]: value }));
      }}
    >
      {error && needsAlert && <ProblemAlert error={error} />}
      <EmailInput name="email" label={t.common.email} autoComplete="username" />
      <PersonFields
        rules={policies.fields}
        // A date of birth is asked of new people only when it must be; they can add it to their profile.
        asks={(field, rule) => field !== 'dateOfBirth' || rule === 'required'}
      />
      <NewPasswordInput
        name="password"
        label={t.common.password}
        rules={policies.password}
        ownData={[typed.email, typed.username, typed.firstName, typed.lastName]}
      />
      <SubmitButton isPending={isPending} busyLabel={t.register.busy}>
        {t.register.submit}
      </SubmitButton>
    </Form>
  );
}

/** An empty field is no answer: it is left out. The password goes as it was typed, spaces and all. */
function toRequest({ email = '', password = '', ...person }: Values): RegisterRequest {
  const given = PERSON_FIELDS.flatMap((field) => {
    const text = person[field]?.trim();
    return text ? [{ [field]: text }] : [];
  });
  return Object.assign({ email: email.trim(), password }, ...given) as RegisterRequest;
}
