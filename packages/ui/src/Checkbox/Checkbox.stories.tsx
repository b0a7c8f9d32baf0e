import type { Meta, StoryObj } from '@storybook/react-vite';
import { Checkbox } from './Checkbox';

const meta = {
  component: Checkbox,
  args: { label: 'Trust this device for 30 days', description: 'Skips the code here.' },
} satisfies Meta<typeof Checkbox>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Off: Story = {};
export const On: Story = { args: { defaultChecked: true } };
export const Invalid: Story = { args: { error: 'Tick this to go on.' } };
export const Disabled: Story = { args: { disabled: true } };
