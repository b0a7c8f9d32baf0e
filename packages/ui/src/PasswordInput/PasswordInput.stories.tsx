import type { Meta, StoryObj } from '@storybook/react-vite';
import { PasswordInput } from './PasswordInput';

const meta = {
  component: PasswordInput,
  args: {
    label: 'Password',
    autoComplete: 'current-password',
    showLabel: 'Show password',
    hideLabel: 'Hide password',
    capsLockHint: 'Caps Lock is on.',
  },
} satisfies Meta<typeof PasswordInput>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Filled: Story = { args: { defaultValue: 'quiet-otter' } };
export const Invalid: Story = { args: { error: 'Type your password.' } };
export const Disabled: Story = { args: { disabled: true } };
