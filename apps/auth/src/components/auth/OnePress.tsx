import { Button } from '@repo/ui/Button';
import { useState, type ReactNode } from 'react';
import type { ApiError } from '../../lib/problem';
import { inSteps } from '../../lib/page-steps';
import { useAction } from '../../lib/use-action';
import { isDeadLink } from './dead-link';
import { Door } from './Door';
import { ProblemAlert } from './ProblemAlert';

interface OnePressProps {
  token: string;
  title: string;
  subtitle: string;
  /** What stands over the button. */
  children?: ReactNode;
  aside?: ReactNode;
  confirm: string;
  busy: string;
  tone?: 'primary' | 'danger';
  act: (token: string) => Promise<void>;
  done: ReactNode;
  /** The page of a link that opens nothing any more. */
  dead: ReactNode;
}

/** Where a mail leads that asks for one press. Opening the page consumes nothing: mail scanners open links. */
export function OnePress({ token, act, done, dead, ...page }: OnePressProps) {
  const [isDone, setDone] = useState(false);
  const { run, isPending, error } = useAction(inSteps(act), () => {
    setDone(true);
  });
  if (isDone) {
    return done;
  }
  if (error !== null && isDead(error)) {
    return dead;
  }
  const { title, subtitle, aside, children, confirm, busy, tone = 'primary' } = page;
  return (
    <Door title={title} subtitle={subtitle} aside={aside}>
      {error && <ProblemAlert error={error} />}
      {children}
      <Button
        variant={tone}
        size="large"
        fullWidth
        busy={isPending}
        busyLabel={busy}
        onClick={() => {
          run(token);
        }}
      >
        {confirm}
      </Button>
    </Door>
  );
}

/** There is nothing but the token in the request: whatever does not fit the contract is the token. */
function isDead(error: ApiError): boolean {
  return error.code === 'VALIDATION_ERROR' || isDeadLink(error);
}
