import type { Meta, StoryObj } from '@storybook/react-vite';
import { Combobox } from './Combobox';

const meta = {
  component: Combobox,
  args: {
    label: 'Time zone',
    openLabel: 'Show all time zones',
    emptyText: 'No such time zone',
    options: ['Berlin', 'Lisbon', 'London', 'New York', 'São Paulo', 'Tokyo'].map((label) => ({
      value: label,
      label,
    })),
  },
} satisfies Meta<typeof Combobox>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Chosen: Story = { args: { defaultValue: 'Lisbon' } };
export const Invalid: Story = { args: { error: 'Choose a time zone.' } };
export const Disabled: Story = { args: { defaultValue: 'Lisbon', disabled: true } };
