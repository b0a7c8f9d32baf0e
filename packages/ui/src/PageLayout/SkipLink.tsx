import type { MouseEvent, RefObject } from 'react';
import styles from './SkipLink.module.css';

interface SkipLinkProps {
  label: string;
  target: RefObject<HTMLElement | null>;
}

/** The first stop of the Tab key. It moves the focus by script: the fragment may belong to the app. */
export function SkipLink({ label, target }: SkipLinkProps) {
  function skip(event: MouseEvent) {
    event.preventDefault();
    target.current?.focus();
  }
  return (
    <a className={styles.skip} href="#main" onClick={skip}>
      {label}
    </a>
  );
}
