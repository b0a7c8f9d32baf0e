import type { ComponentProps, MouseEvent } from 'react';
import { buttonClass, type ButtonLook } from '../Button';
import iconButton from '../IconButton/IconButton.module.css';
import { Icon, type IconName } from '../Icon';
import { cx } from '../internals/class-names';
import { VisuallyHidden } from '../VisuallyHidden';
import { useCopy, type CopyState } from './use-copy';
import styles from './CopyButton.module.css';

export interface CopyButtonProps
  extends Omit<ComponentProps<'button'>, 'children'>, Omit<ButtonLook, 'variant' | 'fullWidth'> {
  /** What lands on the clipboard. */
  text: string;
  /** What the button does: "Copy". */
  label: string;
  /** What it says afterwards: "Copied". */
  copiedLabel: string;
  /** What it says when the browser refused: "Copy it by hand". */
  failedLabel: string;
  /** Only the sign, for the end of a line that shows the text. @default false */
  iconOnly?: boolean | undefined;
  /** The text is on the clipboard. */
  onCopied?: (() => void) | undefined;
}

const icons = { idle: 'copy', copied: 'tick', failed: 'alert' } as const satisfies Record<
  CopyState,
  IconName
>;

/** Copies a text and says so, to the eye and to screen readers. */
export function CopyButton({
  text,
  label,
  copiedLabel,
  failedLabel,
  iconOnly = false,
  size,
  onCopied,
  className,
  onClick,
  ...button
}: CopyButtonProps) {
  const { state, copy } = useCopy();
  const words = { idle: label, copied: copiedLabel, failed: failedLabel };

  async function handleClick(event: MouseEvent<HTMLButtonElement>) {
    onClick?.(event);
    if (await copy(text)) {
      onCopied?.();
    }
  }

  return (
    <>
      <button
        {...(iconOnly ? { 'aria-label': label, title: words[state] } : {})}
        {...button}
        type="button"
        data-state={state}
        className={cx(iconOnly ? iconButton.button : buttonClass({ size }), styles.copy, className)}
        onClick={(event) => void handleClick(event)}
      >
        <Icon name={icons[state]} size={iconOnly ? 20 : 16} />
        {!iconOnly && words[state]}
      </button>
      <VisuallyHidden role="status">{state === 'idle' ? '' : words[state]}</VisuallyHidden>
    </>
  );
}
