import type { ReactNode } from 'react';
import styles from './ModalActions.module.css';

/** The buttons of a form in a modal: the way out first, the deed last. They stand in the form, so that Enter sends it. */
export function ModalActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
