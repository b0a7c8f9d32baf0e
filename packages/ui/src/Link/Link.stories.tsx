import type { Meta, StoryObj } from '@storybook/react-vite';
import { Link } from './Link';

const meta = {
  component: Link,
  args: { href: '#help', children: 'Start again' },
} satisfies Meta<typeof Link>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Inline: Story = {};
export const Quiet: Story = { args: { variant: 'quiet', children: 'Forgot password?' } };
export const AsButton: Story = { args: { variant: 'button', children: 'Sign in again' } };
