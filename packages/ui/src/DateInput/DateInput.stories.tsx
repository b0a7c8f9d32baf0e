import type { Meta, StoryObj } from '@storybook/react-vite';
import { DateInput } from './DateInput';
import { datePattern } from './dates';

const meta = {
  component: DateInput,
  args: {
    label: 'Date of birth',
    locale: 'en-GB',
    autoComplete: 'bday',
    description: datePattern('en-GB', { day: 'D', month: 'M', year: 'Y' }),
  },
} satisfies Meta<typeof DateInput>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const German: Story = {
  args: {
    label: 'Geburtsdatum',
    locale: 'de',
    description: datePattern('de', { day: 'T', month: 'M', year: 'J' }),
    defaultValue: '1990-12-31',
  },
};
export const Invalid: Story = { args: { error: 'There is no such day. Check day and month.' } };
