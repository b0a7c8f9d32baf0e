import type { Meta, StoryObj } from '@storybook/react-vite';
import { Badge } from '../Badge';
import { Button } from '../Button';
import { Card, CardRow, CardRows } from '../Card';
import { Logo } from '../Logo';
import { Switch } from '../Switch';
import { TextInput } from '../TextInput';

function Sampler() {
  return (
    <Card title="A few parts">
      <Logo title="Mark" />
      <TextInput label="First name" defaultValue="Ines" />
      <Switch label="Mail me about new sign-ins" defaultChecked />
      <CardRows>
        <CardRow
          icon="laptop"
          tone="lit"
          title="Firefox on Ubuntu"
          badge={<Badge tone="lit">This device</Badge>}
          meta="Berlin"
        />
      </CardRows>
      <Button variant="primary" fullWidth>
        Save
      </Button>
    </Card>
  );
}

/** The same parts under two brands: a brand overrides tokens and nothing else (`.storybook/brand.css`). */
const meta = { title: 'Tokens/Brand', component: Sampler } satisfies Meta<typeof Sampler>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Gatehouse: Story = { parameters: { brand: 'gatehouse' } };
export const Harbour: Story = { parameters: { brand: 'harbour' } };
export const HarbourByNight: Story = { parameters: { brand: 'harbour', theme: 'dark' } };
