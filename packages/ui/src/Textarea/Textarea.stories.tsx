import type { Meta, StoryObj } from '@storybook/react-vite';
import { Textarea } from './Textarea';

const meta = {
  component: Textarea,
  args: { label: 'Reason', description: 'It is kept with the event.' },
} satisfies Meta<typeof Textarea>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Filled: Story = {
  args: { defaultValue: 'The laptop was left on a train.\nIt has been found since.' },
};
export const Invalid: Story = { args: { error: 'Say why, in a sentence.' } };
export const Disabled: Story = { args: { disabled: true, defaultValue: 'Closed.' } };
