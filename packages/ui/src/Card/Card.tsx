import { useId, type ComponentProps, type ReactNode } from 'react';
import { cx } from '../internals/class-names';
import styles from './Card.module.css';

export interface CardProps extends Omit<ComponentProps<'section'>, 'title'> {
  /** Names the section, for screen readers too. */
  title?: ReactNode;
  /** Level of the title in the page's outline. @default 2 */
  titleLevel?: 2 | 3;
  /** One or two sentences under the title. */
  description?: ReactNode;
  /** What can be done about the whole card: one quiet button. */
  footer?: ReactNode;
}

/** A surface for things that belong together. Its rows are divided by hairlines, the rest keeps a distance of 20. */
export function Card({
  title,
  titleLevel = 2,
  description,
  footer,
  className,
  children,
  ...section
}: CardProps) {
  const titleId = useId();
  const Title = `h${titleLevel}` as const;
  return (
    <section
      {...(title ? { 'aria-labelledby': titleId } : {})}
      {...section}
      className={cx(styles.card, className)}
    >
      {(title ?? description) && (
        <div className={styles.head}>
          {title && <Title id={titleId}>{title}</Title>}
          {description && <p>{description}</p>}
        </div>
      )}
      <div className={styles.body}>{children}</div>
      {footer && <div className={styles.foot}>{footer}</div>}
    </section>
  );
}
