import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from '../Icon';
import { cx } from '../internals/class-names';
import popupStyles from '../internals/popup.module.css';
import styles from './Menu.module.css';

export interface MenuItem {
  id: string;
  label: ReactNode;
  icon?: IconName | undefined;
  /** Ends or removes something. @default false */
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** A hairline above it. @default false */
  apart?: boolean | undefined;
  onSelect: () => void;
}

export interface MenuProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** The button that opens it. */
  trigger: ReactElement;
  items: readonly MenuItem[];
  open?: boolean | undefined;
  /** @default false */
  defaultOpen?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** Things to do, behind a button. Arrow keys and first letters move; what leads elsewhere belongs in a navigation. */
export function Menu({
  trigger,
  items,
  open,
  defaultOpen = false,
  onOpenChange,
  className,
  ...popup
}: MenuProps) {
  return (
    <BaseMenu.Root
      {...(open === undefined ? {} : { open })}
      defaultOpen={defaultOpen}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          className={popupStyles.positioner}
          align="end"
          sideOffset={6}
          collisionPadding={8}
        >
          <BaseMenu.Popup {...popup} className={cx(popupStyles.popup, styles.menu, className)}>
            {items.map(({ id, label, icon, danger, disabled, apart, onSelect }) => (
              <BaseMenu.Item
                key={id}
                disabled={disabled}
                onClick={onSelect}
                className={cx(popupStyles.item, danger && styles.danger, apart && styles.apart)}
              >
                {icon && <Icon name={icon} />}
                {label}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
