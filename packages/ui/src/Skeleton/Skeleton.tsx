import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './Skeleton.module.css';

export interface SkeletonProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** What it stands in for. `Bones` stands in for card rows. @default 'text' */
  shape?: 'text' | 'title' | 'field' | 'block';
  /** How many lines, fields or blocks. @default 1 */
  count?: number;
  /** What is being waited for. One on a page is enough: without it the skeleton is decoration. */
  label?: string | undefined;
}

/** Grey shapes where something will be. They come after 200 ms, so that quick answers show none. */
export function Skeleton({ shape = 'text', count = 1, label, className, ...div }: SkeletonProps) {
  return (
    <div
      {...(label ? { role: 'status' } : { 'aria-hidden': true })}
      {...div}
      className={cx(styles.skeleton, className)}
    >
      {label && <VisuallyHidden>{label}</VisuallyHidden>}
      {Array.from({ length: count }, (_, index) => (
        <span key={index} className={cx(styles.shape, styles[shape])} />
      ))}
    </div>
  );
}
