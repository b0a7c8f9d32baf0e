import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button';
import { EmptyState } from './EmptyState';

const meta = {
  component: EmptyState,
  args: {
    icon: 'laptop',
    title: 'Only this device',
    children: 'You are signed in nowhere else. New sign-ins appear here at once.',
    titleLevel: 2,
  },
} satisfies Meta<typeof EmptyState>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Nothing: Story = {};
export const Failed: Story = {
  args: {
    icon: 'warn',
    tone: 'warn',
    title: 'Your sessions did not load',
    children: 'The server is busy. Nothing was changed.',
    action: <Button>Try again</Button>,
  },
};
