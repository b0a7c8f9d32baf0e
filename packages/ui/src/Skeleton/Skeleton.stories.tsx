import type { Meta, StoryObj } from '@storybook/react-vite';
import { Skeleton } from './Skeleton';

const meta = { component: Skeleton, args: { label: 'Loading' } } satisfies Meta<typeof Skeleton>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Text: Story = { args: { count: 3 } };
export const Title: Story = { args: { shape: 'title' } };
export const Fields: Story = { args: { shape: 'field', count: 2 } };
export const Block: Story = { args: { shape: 'block' } };
