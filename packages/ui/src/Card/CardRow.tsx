import { Fragment, useContext, type HTMLAttributes, type ReactNode, type RefCallback } from 'react';
import { Icon, type IconName } from '../Icon';
import { cx } from '../internals/class-names';
import { InRowsContext } from './CardRows';
import styles from './Card.module.css';

export type TileTone = 'neutral' | 'lit' | 'ok' | 'warn';

export interface CardRowProps extends Omit<HTMLAttributes<HTMLElement>, 'title'> {
  /** Drawn on an arched tile at the start. */
  icon?: IconName | undefined;
  /** `lit` is for the device in your hands, `warn` for what needs a look. @default 'neutral' */
  tone?: TileTone;
  title: ReactNode;
  /** Beside the title. */
  badge?: ReactNode;
  /** Under the title. Several facts stand in one line, or one a line on phones. */
  meta?: ReactNode | readonly ReactNode[];
  /** At the end: one small button. */
  action?: ReactNode;
  ref?: RefCallback<HTMLElement> | undefined;
}

/** One thing of a card: a device, a method, a fact. Inside `CardRows` it is an item of that list. */
export function CardRow({
  icon,
  tone = 'neutral',
  title,
  badge,
  meta,
  action,
  className,
  children,
  ...row
}: CardRowProps) {
  const Row = useContext(InRowsContext) ? 'li' : 'div';
  const facts = Array.isArray(meta) ? (meta as readonly ReactNode[]) : meta ? [meta] : [];
  return (
    <Row {...row} className={cx(styles.row, icon && styles.withTile, className)}>
      {icon && (
        <span className={cx(styles.tile, styles[tone])}>
          <Icon name={icon} />
        </span>
      )}
      <div className={styles.text}>
        <p className={styles.title}>
          {title} {badge}
        </p>
        {facts.length > 0 && (
          <p className={styles.meta}>
            {facts.map((fact, index) => (
              <Fragment key={index}>
                <span>{fact}</span>{' '}
              </Fragment>
            ))}
          </p>
        )}
        {children}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </Row>
  );
}
