import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import styles from './Divider.module.css';

export interface DividerProps extends Omit<ComponentProps<'div'>, 'role'> {
  /** A word in its middle, such as "or". */
  children?: string | undefined;
}

/** A hairline between two things, perhaps with a word. */
export function Divider({ className, children, ...div }: DividerProps) {
  return (
    <div
      {...div}
      // A separator hides its contents from screen readers; a word in it is part of the text.
      {...(children ? {} : { role: 'separator' })}
      className={cx(styles.divider, className)}
    >
      {children && <span>{children}</span>}
    </div>
  );
}
