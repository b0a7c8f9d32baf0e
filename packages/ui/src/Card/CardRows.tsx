import { createContext, type ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import styles from './Card.module.css';

export type CardRowsProps = ComponentProps<'ul'>;

export const InRowsContext = createContext(false);

/** Makes a list of its `CardRow`s, so that a screen reader says how many there are. */
export function CardRows({ className, children, ...ul }: CardRowsProps) {
  return (
    <ul {...ul} className={cx(styles.rows, className)}>
      <InRowsContext value={true}>{children}</InRowsContext>
    </ul>
  );
}
