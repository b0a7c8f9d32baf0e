import { createContext, useContext } from 'react';

export type FormErrors = Readonly<Record<string, string | undefined>>;

/** What the surrounding `Form` has to say about its fields, by their names. */
export const FormErrorsContext = createContext<FormErrors>({});

export function useFormError(name: string | undefined): string | undefined {
  const errors = useContext(FormErrorsContext);
  return name === undefined ? undefined : errors[name];
}
