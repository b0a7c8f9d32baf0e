import type { Meta, StoryObj } from '@storybook/react-vite';
import { Calendar } from './Calendar';
import { DatePicker } from './DatePicker';

const meta = {
  component: DatePicker,
  args: {
    label: 'Closed until',
    locale: 'en-GB',
    defaultValue: '2026-05-14',
    calendarLabel: 'Choose a day',
    labels: {
      previousMonth: 'Previous month',
      nextMonth: 'Next month',
      month: 'Month',
      year: 'Year',
      today: 'today',
      chosen: 'chosen',
    },
  },
} satisfies Meta<typeof DatePicker>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Typed: Story = {};
export const Empty: Story = { args: { defaultValue: '' } };
export const OpenCalendar: Story = {
  render: ({ labels }) => (
    <Calendar
      locale="en-GB"
      labels={labels}
      day="2026-05-14"
      min="2026-05-05"
      onPick={() => undefined}
    />
  ),
};
