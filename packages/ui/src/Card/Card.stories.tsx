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
export const Plain: Story = { args: { title: 'Profile', footer: undefined, children: 'Text.' } };
