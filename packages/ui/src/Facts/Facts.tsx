import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../internals/class-names';
import styles from './Facts.module.css';

export interface Fact {
  id: string;
  term: ReactNode;
  detail: ReactNode;
}

export interface FactsProps extends Omit<ComponentProps<'dl'>, 'children'> {
  facts: readonly Fact[];
}

/** A few facts, each with its name: when, where, which request. */
export function Facts({ facts, className, ...dl }: FactsProps) {
  return (
    <dl {...dl} className={cx(styles.facts, className)}>
      {facts.map(({ id, term, detail }) => (
        <div key={id} className={styles.fact}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
