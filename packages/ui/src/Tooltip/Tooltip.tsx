import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import { useId, type ComponentProps, type ReactElement } from 'react';
import { cx } from '../internals/class-names';
import popupStyles from '../internals/popup.module.css';
import styles from './Tooltip.module.css';

export interface TooltipProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** The few words it shows. */
  text: string;
  /** What it belongs to: one control that has a name of its own. */
  children: ReactElement;
  open?: boolean | undefined;
  /** @default false */
  defaultOpen?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** A few words on hover and focus. Fingers never see it: nothing that matters may stand only there. */
export function Tooltip({
  text,
  children,
  open,
  defaultOpen = false,
  onOpenChange,
  id,
  className,
  ...popup
}: TooltipProps) {
  const made = useId();
  const textId = id ?? made;
  return (
    <BaseTooltip.Root
      {...(open === undefined ? {} : { open })}
      defaultOpen={defaultOpen}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      <BaseTooltip.Trigger render={children} delay={500} aria-describedby={textId} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner
          className={popupStyles.positioner}
          sideOffset={6}
          collisionPadding={8}
        >
          <BaseTooltip.Popup
            {...popup}
            id={textId}
            role="tooltip"
            className={cx(styles.tooltip, className)}
          >
            {text}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
