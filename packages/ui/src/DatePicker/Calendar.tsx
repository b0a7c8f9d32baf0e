import { DayPicker, type Matcher } from 'react-day-picker';
import { Icon } from '../Icon';
import { useDirection } from '../internals/use-direction';
import { firstDayOfWeek, fromIso, toIso } from './calendar-days';
import styles from './Calendar.module.css';

export interface CalendarLabels {
  previousMonth: string;
  nextMonth: string;
  /** Names of the two lists over the days. */
  month: string;
  year: string;
  /** Said after the day in question: "today", "chosen". */
  today: string;
  chosen: string;
}

export interface CalendarProps {
  locale: string;
  labels: CalendarLabels;
  min?: string | undefined;
  max?: string | undefined;
  /** The chosen day, or an empty text. */
  day: string;
  onPick: (day: string) => void;
}

/** A month of days. Arrow keys go by days and weeks, Page Up and Down by months; names and week are the locale's. */
export function Calendar({ locale, labels, min, max, day, onPick }: CalendarProps) {
  const direction = useDirection();
  const first = min ? fromIso(min) : new Date(new Date().getFullYear() - 120, 0);
  const last = max ? fromIso(max) : new Date(new Date().getFullYear() + 20, 11);
  const disabled: Matcher[] = [
    ...(min ? [{ before: first }] : []),
    ...(max ? [{ after: last }] : []),
  ];
  const chosen = day ? fromIso(day) : undefined;
  const text = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, options);
    return (date: Date) => formatter.format(date);
  };
  const whole = text({ dateStyle: 'full' });
  const monthAndYear = text({ month: 'long', year: 'numeric' });

  return (
    <DayPicker
      mode="single"
      required
      // The person has just asked for the calendar: the focus belongs on its day.
      // eslint-disable-next-line jsx-a11y-x/no-autofocus
      autoFocus
      showOutsideDays
      captionLayout="dropdown"
      navLayout="around"
      lang={locale}
      dir={direction}
      weekStartsOn={firstDayOfWeek(locale)}
      startMonth={first}
      endMonth={last}
      disabled={disabled}
      selected={chosen}
      defaultMonth={chosen ?? (max && last < new Date() ? last : new Date())}
      onSelect={(date: Date) => {
        onPick(toIso(date));
      }}
      formatters={{
        formatCaption: monthAndYear,
        formatWeekdayName: text({ weekday: 'short' }),
        formatMonthDropdown: text({ month: 'long' }),
        formatYearDropdown: text({ year: 'numeric' }),
        formatDay: text({ day: 'numeric' }),
      }}
      labels={{
        labelGrid: monthAndYear,
        labelWeekday: text({ weekday: 'long' }),
        labelDayButton: (date, { today, selected }) =>
          [whole(date), today && labels.today, selected && labels.chosen]
            .filter(Boolean)
            .join(', '),
        labelNext: () => labels.nextMonth,
        labelPrevious: () => labels.previousMonth,
        labelMonthDropdown: () => labels.month,
        labelYearDropdown: () => labels.year,
      }}
      components={{
        Chevron: ({ orientation }) => {
          // The icons mirror by themselves in right-to-left pages, and the calendar turns them round as well.
          const [left, right] =
            direction === 'rtl' ? (['next', 'back'] as const) : (['back', 'next'] as const);
          const names = { left, right, up: 'down', down: 'down' } as const;
          return <Icon name={names[orientation ?? 'down']} size={16} />;
        },
      }}
      classNames={{
        root: styles.calendar ?? '',
        months: styles.months ?? '',
        month: styles.month ?? '',
        month_caption: styles.caption ?? '',
        dropdowns: styles.dropdowns ?? '',
        dropdown_root: styles.dropdownRoot ?? '',
        dropdown: styles.dropdown ?? '',
        caption_label: styles.captionLabel ?? '',
        button_previous: styles.previous ?? '',
        button_next: styles.next ?? '',
        month_grid: styles.grid ?? '',
        weekday: styles.weekday ?? '',
        day: styles.day ?? '',
        day_button: styles.dayButton ?? '',
        today: styles.today ?? '',
        selected: styles.selected ?? '',
        outside: styles.outside ?? '',
        disabled: styles.disabled ?? '',
      }}
    />
  );
}
