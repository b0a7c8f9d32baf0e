import type { User } from '../../api/user';
import type { ProfileChange } from './api';

const FIELDS = ['firstName', 'lastName', 'username', 'dateOfBirth'] as const;

/** What a form holds that the profile does not: only that is sent. Null when they are the same. */
export function profileChange(
  user: User,
  values: Readonly<Record<string, string | undefined>>,
): ProfileChange | null {
  const changes = FIELDS.flatMap((field) => {
    const typed = values[field]?.trim();
    // A field that is not asked for is not in the form.
    return typed === undefined || typed === (user[field] ?? '') ? [] : [[field, typed || null]];
  });
  return changes.length > 0 ? (Object.fromEntries(changes) as ProfileChange) : null;
}
