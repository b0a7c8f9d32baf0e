import { Dialog } from '@base-ui/react/dialog';
import {
  useRef,
  type ComponentProps,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
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
  /** Name of the button in its corner. Without it there is none: the person has to choose an action. */
  closeLabel?: string | undefined;
  /** Where the focus goes at first. @default the first thing of its body that takes it, before the button in the corner */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
}

const TAKES_FOCUS =
  'a[href], button:enabled, input:enabled:not([type="hidden"], [hidden]), select:enabled, textarea:enabled';

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
  const body = useRef<HTMLDivElement>(null);

  /** By touch the dialog itself takes it: a keyboard that slides up would cover what the person opened. */
  function focusBody(openedBy: string): HTMLElement | boolean {
    const first = body.current?.querySelector<HTMLElement>(TAKES_FOCUS);
    return openedBy === 'touch' || !first ? true : first;
  }

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
            initialFocus={initialFocus ?? focusBody}
            className={cx(styles.modal, className)}
          >
            <div className={styles.head}>
              <Dialog.Title className={styles.title}>{title}</Dialog.Title>
              {closeLabel && (
                <Dialog.Close
                  className={styles.close}
                  render={<IconButton icon="cross" label={closeLabel} />}
                />
              )}
            </div>
            {description && (
              <Dialog.Description className={styles.description}>{description}</Dialog.Description>
            )}
            {children && (
              <div ref={body} className={styles.body}>
                {children}
              </div>
            )}
            {actions && <div className={styles.actions}>{actions}</div>}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
