import type { ComponentProps } from 'react';
import { buttonClass, type ButtonLook } from '../Button';
import { asElement, type RenderElement } from '../internals/as-element';
import { cx } from '../internals/class-names';
import styles from './Link.module.css';

export interface LinkProps extends ComponentProps<'a'> {
  /** `inline`: in a sentence. `quiet`: beside a label, underlined on hover. `button`: leads on like a main button. @default 'inline' */
  variant?: 'inline' | 'quiet' | 'button';
  /** The looks of the `button` variant. @default { variant: 'primary', size: 'large', fullWidth: true } */
  button?: ButtonLook;
  /** The element to be instead of `<a href>`, such as a router's link. It gets the class and the children. */
  render?: RenderElement;
}

const LEADS_ON: ButtonLook = { variant: 'primary', size: 'large', fullWidth: true };

/** Leads elsewhere. What does something here is a `Button`. */
export function Link({
  variant = 'inline',
  button = LEADS_ON,
  render,
  className,
  children,
  ...anchor
}: LinkProps) {
  const look = variant === 'button' ? buttonClass(button) : cx(styles.link, styles[variant]);
  return asElement(render, { ...anchor, className: cx(look, className) }, children);
}
