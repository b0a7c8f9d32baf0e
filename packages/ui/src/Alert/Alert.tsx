import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from '../Icon';
import { cx } from '../internals/class-names';
import styles from './Alert.module.css';

export type AlertTone = 'neutral' | 'ok' | 'warn' | 'danger';

export interface AlertProps extends Omit<ComponentProps<'div'>, 'title'> {
  /** `danger` interrupts a screen reader (`role="alert"`), the others wait their turn (`role="status"`). @default 'neutral' */
  tone?: AlertTone;
  /** What is so. */
  title: ReactNode;
  /** What to do. */
  children?: ReactNode;
}

const icons = {
  neutral: 'info',
  ok: 'ok',
  warn: 'warn',
  danger: 'alert',
} as const satisfies Record<AlertTone, IconName>;

/** A message that belongs to the page: first what is so, then what to do. */
export function Alert({ tone = 'neutral', title, className, children, ...div }: AlertProps) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      {...div}
      className={cx(styles.alert, styles[tone], className)}
    >
      <Icon name={icons[tone]} className={styles.icon} />
      <strong className={styles.title}>{title}</strong>
      {children && <div className={styles.text}>{children}</div>}
    </div>
  );
}
