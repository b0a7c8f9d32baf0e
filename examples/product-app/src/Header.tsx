import { AUTH_LINKS, useAuth } from '@repo/auth-client';
import { useState } from 'react';
import { Anchor } from './Anchor';
import styles from './styles/Header.module.css';

/** The product's name, the person, and the way out. */
export function Header() {
  const { user, signOut } = useAuth();
  const [failed, setFailed] = useState(false);
  if (!user) {
    return null;
  }
  const name =
    [user.firstName, user.lastName].filter(Boolean).join(' ') || (user.username ?? user.email);

  function leave() {
    setFailed(false);
    signOut().catch(() => {
      setFailed(true);
    });
  }

  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <span className={styles.brand}>
          <Anchor size={28} />
          Harbour
        </span>
        <nav className={styles.end} aria-label="Account">
          <a className={styles.person} href={AUTH_LINKS.account}>
            <span className={styles.avatar} aria-hidden="true">
              {initials(name)}
            </span>
            <span className={styles.name}>{name}</span>
            <span className="hidden">, your account</span>
          </a>
          <button type="button" className="button button-small" onClick={leave}>
            Sign out
          </button>
        </nav>
      </div>
      {failed && (
        <p role="alert" className={styles.failed}>
          The sign-out did not reach the server. You are still signed in. Try again.
        </p>
      )}
    </header>
  );
}

function initials(name: string): string {
  const [first = '', ...rest] = name.split(/[\s@._]+/);
  return (first.charAt(0) + (rest.at(0)?.charAt(0) ?? '')).toUpperCase();
}
