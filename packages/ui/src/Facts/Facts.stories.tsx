import type { Meta, StoryObj } from '@storybook/react-vite';
import { Facts } from './Facts';

const meta = {
  component: Facts,
  args: {
    facts: [
      { id: 'when', term: 'When', detail: 'Today, 14:02' },
      { id: 'where', term: 'Where', detail: 'Berlin, Germany' },
      { id: 'request', term: 'Request', detail: '0198b6c2-7d1e-7a44-9a5e-1c6f2f9f40b7' },
    ],
  },
} satisfies Meta<typeof Facts>;
export default meta;

export const ThreeFacts: StoryObj<typeof meta> = {};
