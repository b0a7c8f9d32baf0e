import type { Meta, StoryObj } from '@storybook/react-vite';
import { Alert } from './Alert';

const meta = {
  component: Alert,
  args: { title: 'Sign in again to go on', children: 'Changing your password asks for it.' },
} satisfies Meta<typeof Alert>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Neutral: Story = {};
export const Ok: Story = {
  args: { tone: 'ok', title: 'Your address is verified', children: 'You can sign in now.' },
};
export const Warn: Story = {
  args: { tone: 'warn', title: 'Two recovery codes left', children: 'Make new ones now.' },
};
export const Danger: Story = {
  args: { tone: 'danger', title: 'Sign-in is paused', children: 'Try again in 14:32.' },
};
