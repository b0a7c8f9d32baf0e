import { useAuth } from '@repo/auth-client';
import { useEffect, useRef } from 'react';
import styles from './styles/SessionEnded.module.css';

/** The gateway's names of the reasons, as far as Harbour has words of its own for them. */
const reasons: Readonly<Record<string, string>> = {
  REVOKED_BY_USER: 'You signed this device out from another one.',
  REVOKED_BY_ADMIN: 'An administrator ended this session.',
  SIGNED_OUT_EVERYWHERE: 'You signed out everywhere.',
  PASSWORD_CHANGED: 'Your password was changed on another device.',
  PASSWORD_RESET: 'Your password was reset.',
  TOKEN_REUSED: 'This session may have been copied, so it was ended to be safe.',
};

/** The session ended while the page was open. It stays, so that nothing half-written is lost, and says why. */
export function SessionEnded({ reason }: { reason: string }) {
  const { signIn } = useAuth();
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    panel.current?.focus();
  }, []);

  return (
    <div role="alert" tabIndex={-1} ref={panel} className={styles.ended}>
      <div>
        <strong>Your session has ended</strong>
        <p>{reasons[reason] ?? 'Sign in again and go on where you were.'}</p>
      </div>
      <button
        type="button"
        className="button button-primary"
        onClick={() => {
          signIn();
        }}
      >
        Sign in again
      </button>
    </div>
  );
}
