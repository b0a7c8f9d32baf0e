import { useRef, useState } from 'react';
import { ApiError, noAnswer } from './problem';

/** The person changed their mind: nothing was sent, and there is nothing to tell. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export interface Action<Input> {
  /** Does nothing while it is under way: a second press sends nothing twice. */
  run: (input: Input) => void;
  isPending: boolean;
  /** Why the last try was refused. */
  error: ApiError | null;
}

/**
 * A change asked for by the person. The input is not kept: it may hold a password.
 * `onDone` is told the reply; the action stays pending when it returns `'leaving'`, since the page is about to go.
 */
export function useAction<Input, Reply>(
  action: (input: Input) => Promise<Reply>,
  onDone: (reply: Reply) => unknown,
): Action<Input> {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const isRunning = useRef(false);

  async function start(input: Input): Promise<void> {
    isRunning.current = true;
    setPending(true);
    let outcome: unknown;
    try {
      const reply = await action(input);
      setError(null);
      outcome = onDone(reply);
    } catch (failure) {
      if (failure instanceof Cancelled) {
        setError(null);
      } else {
        setError(failure instanceof ApiError ? failure : noAnswer());
      }
    }
    if (outcome !== 'leaving') {
      isRunning.current = false;
      setPending(false);
    }
  }

  return {
    run: (input) => {
      if (!isRunning.current) {
        void start(input);
      }
    },
    isPending,
    error,
  };
}
