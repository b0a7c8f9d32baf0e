import type { Meta, StoryObj } from '@storybook/react-vite';
import { VisuallyHidden } from './VisuallyHidden';

const meta = {
  component: VisuallyHidden,
  args: { children: 'and this for screen readers only' },
  render: (args) => (
    <p>
      This is for everybody <VisuallyHidden {...args} />.
    </p>
  ),
} satisfies Meta<typeof VisuallyHidden>;
export default meta;

export const InASentence: StoryObj<typeof meta> = {};
