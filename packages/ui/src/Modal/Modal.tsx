import { Dialog } from '@base-ui/react/dialog';
import type { ComponentProps, ReactElement, ReactNode, RefObject } from 'react';
import { IconButton } from '../IconButton';
import { cx } from '../internals/class-names';
import styles from './Modal.module.css';

export interface ModalProps extends Omit<ComponentProps<'div'>, 'title'> {
  /** Whether it shows, when its owner keeps that. */
  open?: boolean | undefined;
  /** @default false */
  defaultOpen?: boolean | undefined;
  /** Told that it opens or wants to close: by its button, Escape or a press outside. */
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** The button that opens it, where nobody else does. */
  trigger?: ReactElement | undefined;
  /** Names it. */
  title: ReactNode;
  /** One or two sentences under the title. */
  description?: ReactNode;
  /** The buttons at its end: the way out first, the deed last. */
  actions?: ReactNode;
  /** Name of the button in its corner. */
  closeLabel: string;
  /** Where the focus goes at first. @default the first thing that takes it */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
}

/**
 * A dialog over the page. The focus stays in it and returns to where it came from; the page behind cannot be used.
 * `ref`, class and attributes go to the dialog.
 */
export function Modal({
  open,
  defaultOpen = false,
  onOpenChange,
  trigger,
  title,
  description,
  actions,
  closeLabel,
  initialFocus,
  className,
  children,
  ...popup
}: ModalProps) {
  return (
    <Dialog.Root
      {...(open === undefined ? {} : { open })}
      defaultOpen={defaultOpen}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      {trigger && <Dialog.Trigger render={trigger} />}
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.scrim} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup
            {...popup}
            initialFocus={initialFocus}
            className={cx(styles.modal, className)}
          >
            <div className={styles.head}>
              <Dialog.Title className={styles.title}>{title}</Dialog.Title>
              <Dialog.Close
                className={styles.close}
                render={<IconButton icon="cross" label={closeLabel} />}
              />
            </div>
            {description && (
              <Dialog.Description className={styles.description}>{description}</Dialog.Description>
            )}
            {children && <div className={styles.body}>{children}</div>}
            {actions && <div className={styles.actions}>{actions}</div>}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
