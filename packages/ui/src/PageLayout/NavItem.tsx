import type { ComponentProps } from 'react';
import { Icon, type IconName } from '../Icon';
import { asElement, type RenderElement } from '../internals/as-element';
import { cx } from '../internals/class-names';
import styles from './NavItem.module.css';

export interface NavItemProps extends ComponentProps<'a'> {
  icon: IconName;
  /** Whether this is the page the person is on. @default false */
  current?: boolean;
  /** Set apart from the items before it: "Sign out". @default false */
  apart?: boolean;
  /** The element to be instead of `<a href>`: a router's link, or a `<button>` for what only acts. */
  render?: RenderElement;
}

/** One item of an account page's navigation. */
export function NavItem({
  icon,
  current = false,
  apart = false,
  render,
  className,
  children,
  ...anchor
}: NavItemProps) {
  return (
    <li className={cx(apart && styles.apart)}>
      {asElement(
        render,
        {
          ...anchor,
          className: cx(styles.item, className),
          ...(current && { 'aria-current': 'page' }),
        },
        <>
          <Icon name={icon} />
          {children}
        </>,
      )}
    </li>
  );
}
