import type { Meta, StoryObj } from '@storybook/react-vite';
import { IconButton } from '../IconButton';
import { Menu } from './Menu';

const meta = {
  component: Menu,
  args: {
    trigger: <IconButton icon="more" label="More about Safari on iPad" />,
    items: [
      { id: 'copy', label: 'Copy address', icon: 'copy', onSelect: () => undefined },
      { id: 'trust', label: 'Trust', icon: 'shield', disabled: true, onSelect: () => undefined },
      {
        id: 'end',
        label: 'Sign out',
        icon: 'sign-out',
        danger: true,
        apart: true,
        onSelect: () => undefined,
      },
    ],
  },
} satisfies Meta<typeof Menu>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Closed: Story = {};
export const Open: Story = { args: { defaultOpen: true } };
