import type { Meta, StoryObj } from '@storybook/react-vite';
import { Bones } from './Bones';

const meta = {
  component: Bones,
  args: { rows: 3, label: 'Your sessions are loading' },
} satisfies Meta<typeof Bones>;
export default meta;

export const ThreeRows: StoryObj<typeof meta> = {};
