import type { Meta, StoryObj } from '@storybook/react-vite';
import { RadioGroup } from './RadioGroup';

const meta = {
  component: RadioGroup,
  args: {
    label: 'Sign out after the change',
    options: [
      { value: 'others', label: 'Everywhere else', description: 'You stay signed in here.' },
      { value: 'all', label: 'Everywhere', description: 'You sign in again on this device too.' },
      { value: 'none', label: 'Nowhere', disabled: true },
    ],
  },
} satisfies Meta<typeof RadioGroup>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Chosen: Story = { args: { defaultValue: 'others' } };
export const Invalid: Story = { args: { error: 'Choose one.' } };
