import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { axeFindings } from '../internals/testing/axe';
import { describeConformance } from '../internals/testing/describe-conformance';
import { firstDayOfWeek, fromIso, toIso } from './calendar-days';
import { DatePicker, type DatePickerProps } from './DatePicker';

const picker: DatePickerProps = {
  label: 'Until',
  locale: 'en-GB',
  calendarLabel: 'Choose a day',
  labels: {
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    month: 'Month',
    year: 'Year',
    today: 'today',
    chosen: 'chosen',
  },
};

describeConformance('DatePicker', (native) => <DatePicker {...picker} {...native} />, {
  element: HTMLInputElement,
});

async function opened(props: Partial<DatePickerProps> = {}) {
  const user = userEvent.setup();
  render(<DatePicker {...picker} defaultValue="2026-05-14" {...props} />);
  await user.click(screen.getByRole('button', { name: 'Choose a day' }));
  return { user, calendar: await screen.findByRole('dialog', { name: 'Choose a day' }) };
}

describe('DatePicker', () => {
  it('can be typed without ever opening the calendar', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<DatePicker {...picker} onValueChange={change} />);

    await user.type(screen.getByRole('textbox', { name: 'Until' }), '14/05/2026');

    expect(change).toHaveBeenLastCalledWith('2026-05-14');
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('opens at the chosen day, which has the focus', async () => {
    const { calendar } = await opened();

    const day = within(calendar).getByRole('button', { name: /^Thursday,? 14 May 2026, chosen$/ });
    await waitFor(() => {
      expect(day).toHaveFocus();
    });
    expect(within(calendar).getByRole('combobox', { name: 'Month' })).toHaveDisplayValue('May');
    expect(await axeFindings(document.body)).toEqual([]);
  });

  it('writes the picked day into the field, closes, and gives the focus back', async () => {
    const change = vi.fn();
    const { user, calendar } = await opened({ onValueChange: change });

    await user.click(within(calendar).getByRole('button', { name: /^Saturday,? 23 May 2026$/ }));

    expect(change).toHaveBeenLastCalledWith('2026-05-23');
    expect(screen.getByRole('textbox', { hidden: true })).toHaveValue('23/05/2026');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Choose a day' })).toHaveFocus();
    });
  });

  it('is walked by arrow keys and left by Escape', async () => {
    const { user, calendar } = await opened();
    await waitFor(() => {
      expect(within(calendar).getByRole('button', { name: /^Thursday,? 14/ })).toHaveFocus();
    });

    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(within(calendar).getByRole('button', { name: /^Friday,? 22 May 2026$/ })).toHaveFocus();

    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
  });

  it('lets nobody pick a day out of bounds', async () => {
    const { calendar } = await opened({ min: '2026-05-10', max: '2026-05-20' });

    expect(
      within(calendar).getByRole('button', { name: /^Thursday,? 21 May 2026$/ }),
    ).toBeDisabled();
    expect(within(calendar).getByRole('button', { name: /^Sunday,? 10 May 2026$/ })).toBeEnabled();
  });

  it('names months, days and the week as the reader does', async () => {
    const { calendar } = await opened({ locale: 'de' });

    expect(within(calendar).getByRole('combobox', { name: 'Month' })).toHaveDisplayValue('Mai');
    expect(within(calendar).getAllByRole('columnheader', { hidden: true })[0]).toHaveTextContent(
      'Mo',
    );
  });
});

describe('the days of the calendar', () => {
  it('stay the same day there and back', () => {
    expect(toIso(fromIso('2026-03-29'))).toBe('2026-03-29');
    expect(toIso(fromIso('1990-01-01'))).toBe('1990-01-01');
  });

  it('begin their week where the reader does', () => {
    expect([firstDayOfWeek('de'), firstDayOfWeek('en-US')].every((day) => day >= 0)).toBe(true);
    expect(firstDayOfWeek('de')).toBe(1);
  });
});
