import { isIsoDate } from '@repo/ui/DateInput';
import type { FieldRule, Policies } from '../../features/auth/schemas';
import type { Texts } from '../../i18n/catalogue';
import type { FieldErrors } from './field-errors';

type Values = Readonly<Record<string, string | undefined>>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;
const USERNAME = /^[A-Za-z0-9_]{3,50}$/;
const LONGEST_NAME = 100;

/** What is plainly wrong, told before anything is sent. The server decides the rest. */
export function checkRegistration(values: Values, policies: Policies, t: Texts): FieldErrors {
  return onlyFaults({
    email: checkEmail(values.email, t),
    ...checkPerson(values, policies, t),
    password: checkPassword(values.password ?? '', policies, t),
  });
}

/** The fields of the profile. One that is not in the form is not looked at. */
export function checkProfile(values: Values, policies: Policies, t: Texts): FieldErrors {
  return onlyFaults(checkPerson(values, policies, t));
}

export function checkEmail(email: string | undefined, t: Texts): string | null {
  return EMAIL.test(email?.trim() ?? '') ? null : t.fields.email;
}

function checkPerson(values: Values, { fields }: Policies, t: Texts) {
  const tooLong = (text: string) => text.length > LONGEST_NAME;
  return {
    firstName: check('firstName', tooLong),
    lastName: check('lastName', tooLong),
    username: check('username', (text) => !USERNAME.test(text)),
    dateOfBirth: check('dateOfBirth', (text) => !(isIsoDate(text) && text < today())),
  };

  function check(
    field: 'firstName' | 'lastName' | 'username' | 'dateOfBirth',
    isWrong: (text: string) => boolean,
  ): string | null {
    const rule: FieldRule = fields[field];
    const text = values[field]?.trim();
    if (text === undefined || rule === 'off') {
      return null;
    }
    if (text === '') {
      return rule === 'required' ? t.fields.required : null;
    }
    return isWrong(text) ? t.fields[field] : null;
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

export function checkPassword(
  password: string,
  { password: rules }: Policies,
  t: Texts,
): string | null {
  const length = codePoints(password);
  if (length < rules.minLength) {
    return t.passwordFaults.TOO_SHORT(rules.minLength);
  }
  return length > rules.maxLength ? t.passwordFaults.TOO_LONG(rules.maxLength) : null;
}

/** The length as the server counts it. */
export function codePoints(password: string): number {
  return Array.from(password.normalize('NFC')).length;
}

function onlyFaults(checked: Record<string, string | null>): FieldErrors {
  return Object.fromEntries(
    Object.entries(checked).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
