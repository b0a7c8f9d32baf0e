import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import { iconPaths, type IconName } from './icon-paths';
import styles from './Icon.module.css';

export interface IconProps extends Omit<ComponentProps<'svg'>, 'name' | 'children'> {
  name: IconName;
  /** Edge in px. Small icons get a heavier stroke, so that they weigh the same. @default 20 */
  size?: 12 | 16 | 20;
}

/** A decorative line icon in the colour of the text. The words beside it, or the button's label, say what it means. */
export function Icon({ name, size = 20, className, ...svg }: IconProps) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      aria-hidden="true"
      {...svg}
      className={cx(styles.icon, className)}
      data-icon={name}
      data-size={size}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
