import type { Meta, StoryObj } from '@storybook/react-vite';
import { ProgressBar } from './ProgressBar';

const meta = {
  component: ProgressBar,
  args: { label: 'Your export is being made' },
} satisfies Meta<typeof ProgressBar>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Known: Story = { args: { value: 3, max: 8, valueText: '3 of 8' } };
export const Unknown: Story = {};
export const Done: Story = { args: { value: 1 } };
