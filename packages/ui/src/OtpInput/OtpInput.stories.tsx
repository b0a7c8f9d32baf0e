import type { Meta, StoryObj } from '@storybook/react-vite';
import { OtpInput } from './OtpInput';

const meta = {
  component: OtpInput,
  args: { label: 'Code', description: 'It changes every 30 seconds and works once.' },
} satisfies Meta<typeof OtpInput>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const HalfTyped: Story = { args: { defaultValue: '4829' } };
export const Wrong: Story = {
  args: { error: 'That code did not fit. Wait for the next one and type it.' },
};
export const EightDigits: Story = { args: { length: 8, defaultValue: '48291573' } };
export const Disabled: Story = { args: { defaultValue: '482915', disabled: true } };
