import type { ComponentProps, MouseEvent } from 'react';
import { cx } from '../internals/class-names';
import { Spinner } from '../Spinner';
import { buttonClass, type ButtonLook } from './button-class';
import { useSettledBusy } from './use-settled-busy';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /**
   * Its work is under way. The button keeps its width and the focus, and does nothing when pressed.
   * Say `false`, not nothing, while it is idle: the room for `busyLabel` is kept from the start.
   */
  busy?: boolean | undefined;
  /** What it says meanwhile: "Signing in". @default its own label */
  busyLabel?: string | undefined;
}

/** A button that does something here. What leads elsewhere is a `Link`. */
export function Button({
  variant,
  size,
  fullWidth,
  busy,
  busyLabel,
  type = 'button',
  className,
  onClick,
  children,
  ...button
}: ButtonProps) {
  const showsBusy = useSettledBusy(busy ?? false);

  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (busy) {
      // Also stops Enter in a field: the browser submits a form by clicking its submit button.
      event.preventDefault();
      return;
    }
    onClick?.(event);
  }

  return (
    <button
      {...button}
      type={type}
      className={cx(buttonClass({ variant, size, fullWidth }), className)}
      onClick={handleClick}
      {...(busy && { 'aria-busy': true, 'aria-disabled': true })}
    >
      {busy === undefined ? (
        children
      ) : (
        <>
          <span className={styles.face} aria-hidden={showsBusy || undefined}>
            {children}
          </span>
          <span className={styles.face} aria-hidden={!showsBusy || undefined}>
            <Spinner />
            {busyLabel ?? children}
          </span>
        </>
      )}
    </button>
  );
}
