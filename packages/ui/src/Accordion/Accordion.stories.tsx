import type { Meta, StoryObj } from '@storybook/react-vite';
import { Accordion } from './Accordion';

const meta = {
  component: Accordion,
  args: {
    titleLevel: 2,
    sections: [
      {
        value: 'lost',
        title: 'I lost my phone',
        content: 'Use a recovery code. It works once and lets you set up another phone.',
      },
      { value: 'new', title: 'I have a new phone', content: 'Set the app up anew on it.' },
      { value: 'none', title: 'I have no phone', content: 'Ask.', disabled: true },
    ],
  },
} satisfies Meta<typeof Accordion>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Closed: Story = {};
export const OneOpen: Story = { args: { defaultValue: ['lost'] } };
