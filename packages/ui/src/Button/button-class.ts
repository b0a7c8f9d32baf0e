import { cx } from '../internals/class-names';
import styles from './Button.module.css';

export type ButtonVariant = 'primary' | 'neutral' | 'quiet' | 'danger' | 'danger-quiet';
export type ButtonSize = 'small' | 'medium' | 'large';

export interface ButtonLook {
  /** `primary`: one a view. `danger`: only inside a confirmation; `danger-quiet` is what opens it. @default 'neutral' */
  variant?: ButtonVariant | undefined;
  /** 36, 44 or 48 px high; the small one still reaches a 44 px target. @default 'medium' */
  size?: ButtonSize | undefined;
  /** As wide as its container. @default false */
  fullWidth?: boolean | undefined;
}

/** The looks of a button, for what is not one: a link that leads on. */
export function buttonClass({
  variant = 'neutral',
  size = 'medium',
  fullWidth = false,
}: ButtonLook) {
  return cx(styles.button, styles[variant], styles[size], fullWidth && styles.fullWidth);
}
