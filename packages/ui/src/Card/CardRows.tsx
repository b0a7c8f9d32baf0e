import { createContext, type ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import styles from './Card.module.css';

export interface CardRowsProps extends ComponentProps<'ul'> {
  /** For things that happened: smaller tiles, facts in running text, the time in line with the title. @default false */
  log?: boolean | undefined;
}

export const InRowsContext = createContext(false);

/** Makes a list of its `CardRow`s, so that a screen reader says how many there are. */
export function CardRows({ log = false, className, children, ...ul }: CardRowsProps) {
  return (
    <ul {...ul} className={cx(styles.rows, log && styles.log, className)}>
      <InRowsContext value={true}>{children}</InRowsContext>
    </ul>
  );
}
