import { Button } from '@repo/ui/Button';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/I18nProvider';
import { Countdown } from './Countdown';

interface ResendButtonProps {
  /** Seconds until it may be pressed. */
  wait: number;
  isPending: boolean;
  onPress: () => void;
  small?: boolean;
  children: ReactNode;
}

/** Asks for the mail once more; while that is too early, it counts down and keeps the focus. */
export function ResendButton({ wait, isPending, onPress, small, children }: ResendButtonProps) {
  const t = useTexts();
  return (
    <Button
      size={small ? 'small' : 'large'}
      fullWidth={!small}
      busy={isPending}
      busyLabel={t.checkMail.sending}
      aria-disabled={wait > 0}
      onClick={() => {
        if (wait === 0) {
          onPress();
        }
      }}
    >
      {wait > 0 ? <span>{t.checkMail.sendAgainIn(<Countdown left={wait} />)}</span> : children}
    </Button>
  );
}
