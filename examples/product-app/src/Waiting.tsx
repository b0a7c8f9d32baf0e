import type { ReactNode } from 'react';
import { Anchor } from './Anchor';
import styles from './styles/Waiting.module.css';

interface WaitingProps {
  failed?: boolean;
  children?: ReactNode;
}

/** The whole page, while it is not known who is there or when nobody can say. */
export function Waiting({ failed = false, children }: WaitingProps) {
  return (
    <main className={styles.waiting} data-failed={failed}>
      <Anchor size={40} />
      <p role="status">
        {failed ? 'Harbour cannot reach the server. Nothing was changed.' : 'One moment'}
      </p>
      {children}
    </main>
  );
}
