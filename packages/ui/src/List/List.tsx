import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import styles from './List.module.css';

export interface ListProps extends ComponentProps<'ul'> {
  /** `plain`: no signs. `bullets`: points. `steps`: numbered arches on a sunken ground. @default 'plain' */
  variant?: 'plain' | 'bullets' | 'steps';
}

/** A list of `<li>`s. Steps are an ordered list, so that a screen reader counts them too. */
export function List({ variant = 'plain', className, ...list }: ListProps) {
  const Element = variant === 'steps' ? 'ol' : 'ul';
  // Safari forgets that a list without signs is a list, unless its role says so.
  return (
    <Element
      role="list"
      {...(list as ComponentProps<'ul'> & ComponentProps<'ol'>)}
      className={cx(styles.list, styles[variant], className)}
    />
  );
}
