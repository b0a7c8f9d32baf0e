import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import popupStyles from '../internals/popup.module.css';
import { cx } from '../internals/class-names';
import { Calendar, type CalendarProps } from './Calendar';
import styles from './Calendar.module.css';

export type { CalendarLabels } from './Calendar';

interface CalendarPopupProps extends CalendarProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button that opens it. The focus goes back there. */
  anchor: RefObject<HTMLButtonElement | null>;
  title: string;
}

/** The calendar in its popup, beside the button that opened it. */
export function CalendarPopup({
  open,
  onOpenChange,
  anchor,
  title,
  ...calendar
}: CalendarPopupProps) {
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, { event }) => {
        // The button closes it by itself; a press on it is not one outside.
        const onButton = event.target instanceof Node && anchor.current?.contains(event.target);
        if (!onButton) {
          onOpenChange(next);
        }
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          align="end"
          sideOffset={8}
          collisionPadding={8}
          className={popupStyles.positioner}
        >
          <Popover.Popup
            className={cx(popupStyles.popup, styles.popup)}
            aria-label={title}
            finalFocus={anchor}
          >
            <Calendar {...calendar} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
