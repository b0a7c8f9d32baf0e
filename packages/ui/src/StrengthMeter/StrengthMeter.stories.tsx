import type { Meta, StoryObj } from '@storybook/react-vite';
import { PasswordInput } from '../PasswordInput';
import { StrengthMeter } from './StrengthMeter';

const meta = {
  component: StrengthMeter,
  args: { label: 'Password strength', strength: 0, word: '' },
} satisfies Meta<typeof StrengthMeter>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Nothing: Story = {};
export const Weak: Story = { args: { strength: 1, word: 'Weak' } };
export const Fair: Story = { args: { strength: 2, word: 'Fair' } };
export const Good: Story = { args: { strength: 3, word: 'Good' } };
export const Strong: Story = { args: { strength: 4, word: 'Strong' } };
export const UnderItsField: Story = {
  args: { strength: 3, word: 'Good' },
  render: (args) => (
    <PasswordInput
      label="New password"
      autoComplete="new-password"
      defaultValue="quiet-otter-lantern"
      showLabel="Show password"
      hideLabel="Hide password"
      capsLockHint="Caps Lock is on."
      below={<StrengthMeter {...args} />}
    />
  ),
};
