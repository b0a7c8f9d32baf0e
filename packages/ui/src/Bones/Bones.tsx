import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './Bones.module.css';

export interface BonesProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** How many card rows to stand in for. */
  rows: number;
  /** What is being waited for, for screen readers. */
  label: string;
}

/** Grey shapes where card rows will be. They come after 200 ms, so that quick answers show none. */
export function Bones({ rows, label, className, ...div }: BonesProps) {
  return (
    <div role="status" {...div} className={cx(styles.bones, className)}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} aria-hidden="true">
          <span className={cx(styles.bone, styles.tile)} />
          <span>
            <span className={cx(styles.bone, styles.title)} />
            <span className={cx(styles.bone, styles.meta)} />
          </span>
        </div>
      ))}
    </div>
  );
}
