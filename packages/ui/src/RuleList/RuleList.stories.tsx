import type { Meta, StoryObj } from '@storybook/react-vite';
import { RuleList } from './RuleList';

const meta = {
  component: RuleList,
  args: {
    metLabel: 'met',
    openLabel: 'not yet',
    rules: [
      { id: 'length', label: 'At least 8 characters', state: 'met' },
      { id: 'common', label: 'Not a common password', state: 'open' },
    ],
  },
} satisfies Meta<typeof RuleList>;
export default meta;

export const HalfMet: StoryObj<typeof meta> = {};
