import type { Meta, StoryObj } from '@storybook/react-vite';
import { TextInput } from './TextInput';

const meta = {
  component: TextInput,
  args: { label: 'First name', description: 'As your colleagues know you.' },
} satisfies Meta<typeof TextInput>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Optional: Story = { args: { optionalLabel: 'optional' } };
export const Invalid: Story = { args: { error: 'Type your first name.' } };
export const Disabled: Story = { args: { defaultValue: 'Ines', disabled: true } };
