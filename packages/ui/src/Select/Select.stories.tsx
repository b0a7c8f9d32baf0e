import type { Meta, StoryObj } from '@storybook/react-vite';
import { Select } from './Select';

const meta = {
  component: Select,
  args: {
    label: 'Language',
    options: [
      { value: 'en', label: 'English' },
      { value: 'de', label: 'Deutsch' },
      { value: 'ar', label: 'العربية' },
    ],
  },
} satisfies Meta<typeof Select>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Chosen: Story = { args: { defaultValue: 'de' } };
export const NotYet: Story = { args: { placeholder: 'Choose a language' } };
export const Invalid: Story = { args: { placeholder: 'Choose', error: 'Choose a language.' } };
export const Disabled: Story = { args: { disabled: true } };
