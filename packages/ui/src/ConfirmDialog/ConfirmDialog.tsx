import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useRef, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { Alert } from '../Alert';
import { Button } from '../Button';
import { cx } from '../internals/class-names';
import styles from '../Modal/Modal.module.css';

export interface ConfirmDialogProps extends Omit<ComponentProps<'div'>, 'title'> {
  open?: boolean | undefined;
  /** @default false */
  defaultOpen?: boolean | undefined;
  /** Told that it opens or that the person chose the way out. */
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** The button that opens it, where nobody else does. */
  trigger?: ReactElement | undefined;
  /** The question: "Turn off the authenticator app?" */
  title: ReactNode;
  /** The consequence. */
  children: ReactNode;
  /** The deed: "Turn off". */
  confirmLabel: string;
  /** The way out, as a deed too: "Keep it on". It has the focus. */
  cancelLabel: string;
  /** Do it. The dialog stays until its owner closes it, or closes at once where nobody controls it. */
  onConfirm: () => void;
  /** The deed is under way. @default false */
  busy?: boolean | undefined;
  busyLabel?: string | undefined;
  /** Why it did not work. */
  error?: ReactNode;
  /** `danger` where something ends for good. @default 'danger' */
  tone?: 'danger' | 'primary' | undefined;
}

/** Asks before something that cannot be taken back. A press outside does not close it; the safe button has the focus. */
export function ConfirmDialog({
  open,
  defaultOpen = false,
  onOpenChange,
  trigger,
  title,
  children,
  confirmLabel,
  cancelLabel,
  onConfirm,
  busy = false,
  busyLabel,
  error,
  tone = 'danger',
  className,
  ...popup
}: ConfirmDialogProps) {
  const safe = useRef<HTMLButtonElement>(null);
  const deed = (
    <Button variant={tone} busy={busy} busyLabel={busyLabel} onClick={onConfirm}>
      {confirmLabel}
    </Button>
  );

  return (
    <AlertDialog.Root
      {...(open === undefined ? {} : { open })}
      defaultOpen={defaultOpen}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      {trigger && <AlertDialog.Trigger render={trigger} />}
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.scrim} />
        <AlertDialog.Viewport className={styles.viewport}>
          <AlertDialog.Popup {...popup} initialFocus={safe} className={cx(styles.modal, className)}>
            <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
            <AlertDialog.Description render={<div />} className={styles.description}>
              {children}
            </AlertDialog.Description>
            {error && (
              <div className={styles.body}>
                <Alert tone="danger" title={error} />
              </div>
            )}
            <div className={styles.actions}>
              <AlertDialog.Close ref={safe} render={<Button />}>
                {cancelLabel}
              </AlertDialog.Close>
              {open === undefined ? <AlertDialog.Close render={deed} /> : deed}
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
