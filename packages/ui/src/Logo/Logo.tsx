import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import styles from './Logo.module.css';

export interface LogoProps extends Omit<ComponentProps<'svg'>, 'children'> {
  /** What the mark is called. Leave it out where the name stands beside the mark. */
  title?: string | undefined;
  /** Edge in px, 20 or more. @default 32 */
  size?: number;
}

/** The mark: an arch, the door in it, and the lamp. */
export function Logo({ title, size = 32, className, ...svg }: LogoProps) {
  const naming = title ? ({ role: 'img', 'aria-label': title } as const) : { 'aria-hidden': true };
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      {...naming}
      {...svg}
      className={cx(styles.mark, className)}
    >
      <path className={styles.arch} d="M4 29V16a12 12 0 0 1 24 0v13" />
      <path className={styles.door} d="M9.5 30V16a6.5 6.5 0 0 1 13 0v14z" />
      <circle className={styles.lamp} cx="16" cy="16" r="2.5" />
    </svg>
  );
}
