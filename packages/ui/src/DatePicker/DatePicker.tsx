import { useRef, useState } from 'react';
import { DateInput, isIsoDate, type DateInputProps } from '../DateInput';
import { IconButton } from '../IconButton';
import { useControlled } from '../internals/use-controlled';
import type { CalendarLabels } from './CalendarPopup';

export interface DatePickerProps extends Omit<DateInputProps, 'endButton'> {
  /** Name of the button that opens the calendar. */
  calendarLabel: string;
  labels: CalendarLabels;
  /** The first and the last day that can be picked, as `YYYY-MM-DD`. Typed days are the form's to judge. */
  min?: string | undefined;
  max?: string | undefined;
}

// The calendar and what carries it weigh more than the rest of a page: they come when it is opened.
const loadCalendar = () => import('./CalendarPopup');
type CalendarModule = Awaited<ReturnType<typeof loadCalendar>>;

/** A day, typed or picked: the field is first, the calendar is a help beside it. */
export function DatePicker({
  calendarLabel,
  labels,
  min,
  max,
  value,
  defaultValue = '',
  onValueChange,
  ...field
}: DatePickerProps) {
  const [day, setDay] = useControlled(value, defaultValue, onValueChange);
  const [open, setOpen] = useState(false);
  const [calendar, setCalendar] = useState<CalendarModule | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  async function changeOpen(next: boolean) {
    setOpen(next);
    if (next && !calendar) {
      try {
        setCalendar(await loadCalendar());
      } catch {
        // Off line: the day can still be typed, and the button asks anew.
        setOpen(false);
      }
    }
  }

  return (
    <>
      <DateInput
        {...field}
        value={day}
        onValueChange={setDay}
        endButton={
          <IconButton
            ref={button}
            icon="calendar"
            label={calendarLabel}
            aria-haspopup="dialog"
            aria-expanded={open}
            disabled={field.disabled}
            onClick={() => {
              void changeOpen(!open);
            }}
          />
        }
      />
      {calendar && (
        <calendar.CalendarPopup
          open={open}
          onOpenChange={setOpen}
          anchor={button}
          title={calendarLabel}
          locale={field.locale}
          labels={labels}
          min={min}
          max={max}
          day={isIsoDate(day) ? day : ''}
          onPick={(picked) => {
            setDay(picked);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
