import type { Meta, StoryObj } from '@storybook/react-vite';
import { PhoneInput } from './PhoneInput';

const meta = {
  component: PhoneInput,
  args: {
    label: 'Phone',
    countryLabel: 'Country code',
    locale: 'en',
    defaultCountry: 'DE',
    description: 'For codes by text message.',
  },
} satisfies Meta<typeof PhoneInput>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Filled: Story = { args: { defaultValue: '+351211234567' } };
export const Invalid: Story = { args: { error: 'The number is too short. Check its end.' } };
export const Disabled: Story = { args: { disabled: true, defaultValue: '+49301234567' } };
