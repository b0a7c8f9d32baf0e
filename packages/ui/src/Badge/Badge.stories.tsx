import type { Meta, StoryObj } from '@storybook/react-vite';
import { Badge } from './Badge';

const meta = { component: Badge, args: { children: 'Off' } } satisfies Meta<typeof Badge>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Neutral: Story = {};
export const Ok: Story = { args: { tone: 'ok', children: 'On' } };
export const ThisDevice: Story = { args: { tone: 'lit', children: 'This device' } };
export const NewPlace: Story = { args: { tone: 'warn', icon: 'pin', children: 'New place' } };
