import type { Meta, StoryObj } from '@storybook/react-vite';
import { Logo } from './Logo';

const meta = { component: Logo, args: { title: 'Gatehouse' } } satisfies Meta<typeof Logo>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Mark: Story = {};
export const Large: Story = { args: { size: 64 } };
