import type { Meta, StoryObj } from '@storybook/react-vite';
import { Badge } from '../Badge';
import { Button } from '../Button';
import { Card } from './Card';
import { CardRow } from './CardRow';
import { CardRows } from './CardRows';

const meta = {
  component: Card,
  args: {
    title: 'Elsewhere',
    description: 'Other devices that are signed in as you.',
    footer: <Button variant="quiet">Sign out everywhere else</Button>,
    children: (
      <CardRows>
        <CardRow
          icon="laptop"
          tone="lit"
          title="Firefox on Ubuntu"
          badge={<Badge tone="lit">This device</Badge>}
          meta={['Berlin, Germany', '203.0.113.24', 'now']}
        />
        <CardRow
          icon="tablet"
          title="Safari on iPad"
          meta={['Porto, Portugal', '198.51.100.7', 'yesterday']}
          action={<Button size="small">Sign out</Button>}
        />
      </CardRows>
    ),
  },
} satisfies Meta<typeof Card>;
export default meta;

type Story = StoryObj<typeof meta>;

export const WithRows: Story = {};
export const Log: Story = {
  args: {
    title: 'Recent activity',
    description: undefined,
    footer: undefined,
    children: (
      <CardRows log>
        <CardRow
          icon="tick"
          title="Signed in"
          meta={['Firefox on Ubuntu', 'Berlin, Germany', '203.0.113.24']}
          action={<time dateTime="2026-11-21T08:52">Today, 08:52</time>}
        />
        <CardRow
          icon="warn"
          tone="warn"
          title="Wrong password, three times"
          meta={['Unknown device', 'Lyon, France']}
          action={<time dateTime="2026-11-20T23:17">Yesterday, 23:17</time>}
        />
      </CardRows>
    ),
  },
};
export const Plain: Story = { args: { title: 'Profile', footer: undefined, children: 'Text.' } };
