import type { ComponentProps, MouseEvent } from 'react';
import { Icon, type IconName } from '../Icon';
import { cx } from '../internals/class-names';
import { themes, type Theme } from '../theme';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './ThemeToggle.module.css';

export interface ThemeToggleProps extends Omit<
  ComponentProps<'button'>,
  'value' | 'onChange' | 'type' | 'children'
> {
  value: Theme;
  /** Told the next theme. Apply it with `applyTheme`. */
  onChange: (theme: Theme) => void;
  /** The button's name in each state: "Theme: dark". */
  labels: Readonly<Record<Theme, string>>;
}

const icons = { system: 'system', light: 'sun', dark: 'moon' } as const satisfies Record<
  Theme,
  IconName
>;

/** One small button that goes from the device's theme to light, to dark, and round. */
export function ThemeToggle({
  value,
  onChange,
  labels,
  className,
  onClick,
  ...button
}: ThemeToggleProps) {
  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    onClick?.(event);
    onChange(themes[(themes.indexOf(value) + 1) % themes.length] ?? 'system');
  }

  return (
    <button
      {...button}
      type="button"
      title={labels[value]}
      className={cx(styles.toggle, className)}
      onClick={handleClick}
    >
      <Icon name={icons[value]} size={16} />
      <VisuallyHidden aria-live="polite">{labels[value]}</VisuallyHidden>
    </button>
  );
}
