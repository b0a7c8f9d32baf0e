import { Button } from '@repo/ui/Button';
import { useTexts } from '../../i18n/I18nProvider';
import { Countdown } from './Countdown';

interface SubmitButtonProps {
  /** Seconds until the server takes another try; the button counts them down. @default 0 */
  wait?: number;
  isPending: boolean;
  busyLabel: string;
  children: string;
}

/** What sends a form at the door. While it waits it can be reached and read, but the form must not send. */
export function SubmitButton({ wait = 0, isPending, busyLabel, children }: SubmitButtonProps) {
  const t = useTexts();
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
      {wait > 0 ? <span>{t.login.tryAgainIn(<Countdown left={wait} />)}</span> : children}
    </Button>
  );
}
