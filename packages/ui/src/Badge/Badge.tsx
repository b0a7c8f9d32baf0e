import type { ComponentProps } from 'react';
import { Icon, type IconName } from '../Icon';
import { cx } from '../internals/class-names';
import styles from './Badge.module.css';

export type BadgeTone = 'neutral' | 'ok' | 'lit' | 'warn';

export interface BadgeProps extends ComponentProps<'span'> {
  /** `lit` carries the lamp: it marks the device in your hands and nothing else. @default 'neutral' */
  tone?: BadgeTone;
  icon?: IconName | undefined;
}

/** A word or two of standing beside a title. */
export function Badge({ tone = 'neutral', icon, className, children, ...span }: BadgeProps) {
  return (
    <span {...span} className={cx(styles.badge, styles[tone], className)}>
      {icon && <Icon name={icon} size={12} className={styles.icon} />}
      {children}
    </span>
  );
}
