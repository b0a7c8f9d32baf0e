import type { ComponentProps } from 'react';
import { Icon, type IconName } from '../Icon';
import { cx } from '../internals/class-names';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: IconName;
  /** What it does: its name for screen readers and voice control. */
  label: string;
}

/** A 44 px button with an icon and no words, for what everybody knows by its sign: close, copy, show. */
export function IconButton({
  icon,
  label,
  type = 'button',
  className,
  ...button
}: IconButtonProps) {
  return (
    <button aria-label={label} {...button} type={type} className={cx(styles.button, className)}>
      <Icon name={icon} />
    </button>
  );
}
