import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import { initials } from './initials';
import styles from './Avatar.module.css';

export interface AvatarProps extends Omit<ComponentProps<'span'>, 'children'> {
  /** Whose it is. */
  name: string;
  /** A picture from our own origin. Without one: initials. */
  src?: string | undefined;
  /** 32, 44 or 64 px wide. @default 'small' */
  size?: 'small' | 'medium' | 'large';
  /** The name stands beside it, so screen readers need not hear it twice. @default true */
  decorative?: boolean | undefined;
}

/** A person, in an arch: a picture or initials. */
export function Avatar({
  name,
  src,
  size = 'small',
  decorative = true,
  className,
  ...span
}: AvatarProps) {
  const naming = decorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': name } as const);
  return (
    <span {...naming} {...span} className={cx(styles.avatar, styles[size], className)}>
      {src ? <img src={src} alt="" className={styles.picture} /> : initials(name)}
    </span>
  );
}
