import { VisuallyHidden } from '@repo/ui/VisuallyHidden';
import { formatCountdown } from '../../lib/use-countdown';
import styles from './Countdown.module.css';

interface CountdownProps {
  /** Whole seconds. */
  left: number;
}

/** A running time for the eye. A screen reader gets whole minutes, so that an alert does not speak every second. */
export function Countdown({ left }: CountdownProps) {
  const minutes = Math.ceil(left / 60);
  return (
    <>
      <span aria-hidden="true" className={styles.time}>
        {formatCountdown(left)}
      </span>
      <VisuallyHidden>{minutes} min</VisuallyHidden>
    </>
  );
}
