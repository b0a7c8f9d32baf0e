import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cx } from '../internals/class-names';
import popupStyles from '../internals/popup.module.css';
import styles from './Popover.module.css';

export interface PopoverProps extends Omit<ComponentProps<'div'>, 'title'> {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Names it. */
  title: ReactNode;
  open?: boolean | undefined;
  /** @default false */
  defaultOpen?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** A little more about something, beside the button that asks for it. The page stays usable. */
export function Popover({
  trigger,
  title,
  open,
  defaultOpen = false,
  onOpenChange,
  className,
  children,
  ...popup
}: PopoverProps) {
  return (
    <BasePopover.Root
      {...(open === undefined ? {} : { open })}
      defaultOpen={defaultOpen}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          className={popupStyles.positioner}
          sideOffset={8}
          collisionPadding={8}
        >
          <BasePopover.Popup
            {...popup}
            className={cx(popupStyles.popup, styles.popover, className)}
          >
            <BasePopover.Title className={styles.title}>{title}</BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
