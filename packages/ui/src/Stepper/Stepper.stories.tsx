import type { Meta, StoryObj } from '@storybook/react-vite';
import { Stepper } from './Stepper';

const meta = {
  component: Stepper,
  args: {
    label: 'Set up the app',
    doneLabel: 'done',
    current: 1,
    steps: [
      { id: 'scan', label: 'Scan' },
      { id: 'code', label: 'Type a code' },
      { id: 'keep', label: 'Keep the codes' },
    ],
  },
} satisfies Meta<typeof Stepper>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Second: Story = {};
export const AllDone: Story = { args: { current: 3 } };
