import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button';
import { Card } from '../Card';
import { EmailInput } from '../EmailInput';
import { NavItem } from './NavItem';
import { PageLayout } from './PageLayout';

const meta = {
  component: PageLayout,
  parameters: { wide: true },
  args: { variant: 'door', title: 'Sign in' },
} satisfies Meta<typeof PageLayout>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Door: Story = {
  args: {
    subtitle: 'to go on to Calder Studio',
    children: <EmailInput label="Email" />,
    skipLabel: 'Skip to the form',
  },
};
export const LanternOut: Story = {
  args: { title: 'You are signed out', lantern: 'out', children: <Button>Sign in again</Button> },
};
export const Account: Story = {
  args: {
    variant: 'account',
    brand: 'Gatehouse',
    navLabel: 'Your account',
    nav: (
      <>
        <NavItem icon="user" href="#profile" current>
          Profile
        </NavItem>
        <NavItem icon="laptop" href="#sessions">
          Sessions
        </NavItem>
      </>
    ),
    title: 'Profile',
    subtitle: 'What others see of you.',
    children: <Card title="Name">Ines Calder</Card>,
  },
};
