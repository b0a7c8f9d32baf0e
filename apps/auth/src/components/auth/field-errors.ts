import type { Policies } from '../../features/auth/schemas';
import type { Texts } from '../../i18n/catalogue';
import type { ApiError, FieldFault } from '../../lib/problem';

export type FieldErrors = Readonly<Record<string, string>>;

/** The server's faults by field, in the person's language. Fields we have no words for keep the server's. */
export function fieldErrors(error: ApiError | null, t: Texts, policies: Policies): FieldErrors {
  const code = error?.code;
  if (code === 'USERNAME_EXISTS') {
    return { username: t.fields.usernameTaken };
  }
  if (code === 'EMAIL_EXISTS') {
    return { email: t.fields.emailTaken };
  }
  if (code === 'VALIDATION_ERROR' || code === 'PASSWORD_POLICY') {
    return Object.fromEntries(
      Object.entries(error?.fields ?? {}).map(([field, fault]) => [
        field,
        textOf(field, fault, t, policies),
      ]),
    );
  }
  return {};
}

function textOf(field: string, fault: FieldFault, t: Texts, policies: Policies): string {
  if (field === 'password' || field === 'newPassword') {
    return passwordText(fault, t, policies);
  }
  if (fault.code === 'REQUIRED') {
    return t.fields.required;
  }
  if (fault.code === 'TOO_YOUNG') {
    return t.fields.tooYoung(policies.fields.minimumAge);
  }
  if (fault.code === 'FORBIDDEN_CHARACTERS') {
    return t.fields.forbidden;
  }
  // How long a name may be, its own words say.
  if (fault.code === 'TOO_LONG' && !/name$/i.test(field)) {
    return t.fields.tooLong;
  }
  if (field === 'newEmail') {
    return t.fields.email;
  }
  return isField(field, t) ? t.fields[field] : fault.message;
}

function passwordText({ code, message }: FieldFault, t: Texts, { password }: Policies): string {
  switch (code) {
    case 'TOO_SHORT':
      return t.passwordFaults.TOO_SHORT(password.minLength);
    case 'TOO_LONG':
      return t.passwordFaults.TOO_LONG(password.maxLength);
    case 'FORBIDDEN_CHARACTERS':
    case 'MISSING_UPPER':
    case 'MISSING_LOWER':
    case 'MISSING_DIGIT':
    case 'MISSING_SPECIAL':
    case 'CONTAINS_OWN_DATA':
    case 'TOO_COMMON':
    case 'TOO_GUESSABLE':
    case 'USED_BEFORE':
    case 'BREACHED':
      return t.passwordFaults[code];
    default:
      return message;
  }
}

type KnownField = 'email' | 'username' | 'firstName' | 'lastName' | 'dateOfBirth';

function isField(field: string, t: Texts): field is KnownField {
  return Object.hasOwn(t.fields, field) && typeof t.fields[field as KnownField] === 'string';
}
