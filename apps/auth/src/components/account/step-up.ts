import { createContext, useContext } from 'react';

/** Runs an action; when the server asks for a recent sign-in, the person proves it and the action runs again. */
export type WithStepUp = <T>(action: () => Promise<T>) => Promise<T>;

export const StepUpContext = createContext<WithStepUp | null>(null);

/** For what may answer `REAUTHENTICATION_REQUIRED`. Rejects with `Cancelled` when the person turns back. */
export function useStepUp(): WithStepUp {
  const withStepUp = useContext(StepUpContext);
  if (!withStepUp) {
    throw new Error('useStepUp needs a StepUp above it');
  }
  return withStepUp;
}
