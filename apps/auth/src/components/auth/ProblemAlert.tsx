import { Alert } from '@repo/ui/Alert';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/I18nProvider';
import type { ApiError } from '../../lib/problem';
import { useCountdown } from '../../lib/use-countdown';
import { Countdown } from './Countdown';
import { RequestId } from './RequestId';

interface ProblemAlertProps {
  error: ApiError;
  id?: string;
  /** A way to go on. */
  children?: ReactNode;
}

/** A refusal in words: what is so, what to do, when to try again, and for our own faults what to tell support. */
export function ProblemAlert({ error, id, children }: ProblemAlertProps) {
  const t = useTexts();
  const left = useCountdown(error.retryAt);
  const { title, text } = t.problems[error.code];
  const requestId = error.status >= 500 ? error.requestId : null;
  return (
    <Alert tone={error.retryAt === null ? 'danger' : 'warn'} role="alert" title={title} id={id}>
      <p>
        {text} {left > 0 && <>{t.login.tryAgainIn(<Countdown left={left} />)}.</>}
      </p>
      {children && <p>{children}</p>}
      {requestId && <RequestId id={requestId} />}
    </Alert>
  );
}
