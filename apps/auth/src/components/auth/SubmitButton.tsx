import { Button } from '@repo/ui/Button';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/I18nProvider';
import { Countdown } from './Countdown';

interface SubmitButtonProps {
  /** Seconds until the server takes another try; the button counts them down. @default 0 */
  wait?: number;
  /** What the button says meanwhile of the seconds that are left. @default that one may try again then */
  waiting?: (left: ReactNode) => ReactNode;
  isPending: boolean;
  busyLabel: string;
  children: string;
}

/** What sends a form at the door. While it waits it can be reached and read, but the form must not send. */
export function SubmitButton({
  wait = 0,
  waiting,
  isPending,
  busyLabel,
  children,
}: SubmitButtonProps) {
  const { login } = useTexts();
  const say = waiting ?? login.tryAgainIn;
  return (
    <Button
      type="submit"
      variant="primary"
      size="large"
      fullWidth
      busy={isPending}
      busyLabel={busyLabel}
      aria-disabled={wait > 0}
    >
      {wait > 0 ? <span>{say(<Countdown left={wait} />)}</span> : children}
    </Button>
  );
}
