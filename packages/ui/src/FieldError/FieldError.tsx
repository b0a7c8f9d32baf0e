import type { ComponentProps } from 'react';
import { Icon } from '../Icon';
import { cx } from '../internals/class-names';
import styles from './FieldError.module.css';

export type FieldErrorProps = ComponentProps<'p'>;

/** One sentence on what is wrong with a field and what to do. Its field names it by `aria-describedby`. */
export function FieldError({ className, children, ...p }: FieldErrorProps) {
  return (
    <p {...p} className={cx(styles.error, className)}>
      <Icon name="alert" size={16} />
      <span>{children}</span>
    </p>
  );
}
