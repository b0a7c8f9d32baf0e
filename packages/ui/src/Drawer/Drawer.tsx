import { Drawer as BaseDrawer } from '@base-ui/react/drawer';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { IconButton } from '../IconButton';
import { cx } from '../internals/class-names';
import { useDirection } from '../internals/use-direction';
import modalStyles from '../Modal/Modal.module.css';
import styles from './Drawer.module.css';

export interface DrawerProps extends Omit<ComponentProps<'div'>, 'title'> {
  open?: boolean | undefined;
  /** @default false */
  defaultOpen?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** The button that opens it, where nobody else does. */
  trigger?: ReactElement | undefined;
  title: ReactNode;
  /** Name of the button in its corner. */
  closeLabel: string;
  /** Buttons that stay at its foot. */
  actions?: ReactNode;
}

/** A panel from the end of the page, for more than a dialog holds. A swipe back to its edge closes it too. */
export function Drawer({
  open,
  defaultOpen = false,
  onOpenChange,
  trigger,
  title,
  closeLabel,
  actions,
  className,
  children,
  ...popup
}: DrawerProps) {
  const direction = useDirection();
  return (
    <BaseDrawer.Root
      {...(open === undefined ? {} : { open })}
      defaultOpen={defaultOpen}
      onOpenChange={(next) => onOpenChange?.(next)}
      swipeDirection={direction === 'rtl' ? 'left' : 'right'}
    >
      {trigger && <BaseDrawer.Trigger render={trigger} />}
      <BaseDrawer.Portal>
        <BaseDrawer.Backdrop className={modalStyles.scrim} />
        <BaseDrawer.Viewport className={styles.viewport}>
          <BaseDrawer.Popup {...popup} className={cx(styles.drawer, className)}>
            <BaseDrawer.Content className={styles.content}>
              <div className={modalStyles.head}>
                <BaseDrawer.Title className={modalStyles.title}>{title}</BaseDrawer.Title>
                <BaseDrawer.Close
                  className={modalStyles.close}
                  render={<IconButton icon="cross" label={closeLabel} />}
                />
              </div>
              <div className={styles.body}>{children}</div>
              {actions && <div className={modalStyles.actions}>{actions}</div>}
            </BaseDrawer.Content>
          </BaseDrawer.Popup>
        </BaseDrawer.Viewport>
      </BaseDrawer.Portal>
    </BaseDrawer.Root>
  );
}
