import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from '../Icon';
import { cx } from '../internals/class-names';
import styles from './EmptyState.module.css';

export interface EmptyStateProps extends Omit<ComponentProps<'div'>, 'title'> {
  icon: IconName;
  /** `warn` where something failed. @default 'neutral' */
  tone?: 'neutral' | 'warn';
  /** What is so: "Only this device". */
  title: ReactNode;
  /** Level of the title in the page's outline. @default 3 */
  titleLevel?: 2 | 3;
  /** One sentence. */
  children?: ReactNode;
  /** At most one button. */
  action?: ReactNode;
}

/** Stands where things would be: nothing there yet, or a part that did not load. */
export function EmptyState({
  icon,
  tone = 'neutral',
  title,
  titleLevel = 3,
  children,
  action,
  className,
  ...div
}: EmptyStateProps) {
  const Title = `h${titleLevel}` as const;
  return (
    <div {...div} className={cx(styles.empty, className)}>
      <span className={cx(styles.tile, styles[tone])}>
        <Icon name={icon} />
      </span>
      <Title className={styles.title}>{title}</Title>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
