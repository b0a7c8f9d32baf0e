import type { Meta, StoryObj } from '@storybook/react-vite';
import { EmailInput } from './EmailInput';

const meta = { component: EmailInput, args: { label: 'Email' } } satisfies Meta<typeof EmailInput>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Invalid: Story = {
  args: { defaultValue: 'ines@calder', error: 'The address ends too early.' },
};
