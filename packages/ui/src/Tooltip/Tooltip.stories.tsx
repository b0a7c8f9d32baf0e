import type { Meta, StoryObj } from '@storybook/react-vite';
import { IconButton } from '../IconButton';
import { Tooltip } from './Tooltip';

const meta = {
  component: Tooltip,
  args: {
    text: 'Copies without gaps',
    children: <IconButton icon="copy" label="Copy the key" />,
  },
} satisfies Meta<typeof Tooltip>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Closed: Story = {};
export const Open: Story = { args: { defaultOpen: true } };
