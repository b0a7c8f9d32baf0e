import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button';
import { Popover } from './Popover';

const meta = {
  component: Popover,
  args: {
    trigger: <Button size="small">Why we ask</Button>,
    title: 'Why we ask for your birthday',
    children: 'You must be 16 or older to open an account. Nobody else sees it.',
  },
} satisfies Meta<typeof Popover>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Closed: Story = {};
export const Open: Story = { args: { defaultOpen: true } };
