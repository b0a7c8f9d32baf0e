import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import styles from './VisuallyHidden.module.css';

export type VisuallyHiddenProps = ComponentProps<'span'>;

/** Text for screen readers only. */
export function VisuallyHidden({ className, ...span }: VisuallyHiddenProps) {
  return <span {...span} className={cx(styles.hidden, className)} />;
}
