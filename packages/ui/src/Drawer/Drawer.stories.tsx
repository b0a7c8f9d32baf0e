import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button';
import { Switch } from '../Switch';
import { Drawer } from './Drawer';

const meta = {
  component: Drawer,
  args: {
    title: 'What to show',
    closeLabel: 'Close',
    trigger: <Button>Filters</Button>,
    children: (
      <>
        <Switch label="Sign-ins" defaultChecked />
        <Switch label="Changes" />
      </>
    ),
    actions: <Button variant="primary">Show</Button>,
  },
} satisfies Meta<typeof Drawer>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Closed: Story = {};
export const Open: Story = { args: { defaultOpen: true } };
