import { useMemo, useState } from 'react';
import type { Policies } from '../../features/auth/schemas';
import { useTexts } from '../../i18n/I18nProvider';
import type { ApiError } from '../../lib/problem';
import { fieldErrors, type FieldErrors } from './field-errors';

/**
 * What a form says about its fields: our own checks first, then the server's answer.
 * The object changes with each submit and each answer, which is when the form moves the focus to the first fault.
 */
export function useFormErrors(error: ApiError | null, policies: Policies) {
  const t = useTexts();
  const [own, setOwn] = useState<FieldErrors>({});
  const server = useMemo(() => fieldErrors(error, t, policies), [error, t, policies]);
  const errors = Object.keys(own).length > 0 ? own : server;

  /** Notes the faults found before sending, and tells whether there are none. */
  function accept(faults: FieldErrors): boolean {
    setOwn(faults);
    return Object.keys(faults).length === 0;
  }

  /** Nothing near a field says why the server refused. */
  const needsAlert = error !== null && Object.keys(server).length === 0;
  return { errors, accept, needsAlert };
}
