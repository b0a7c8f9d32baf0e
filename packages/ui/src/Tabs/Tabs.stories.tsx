import type { Meta, StoryObj } from '@storybook/react-vite';
import { Tabs } from './Tabs';

const meta = {
  component: Tabs,
  args: {
    label: 'Your activity',
    tabs: [
      { value: 'recent', label: 'Recent', content: 'You signed in today at 14:02.' },
      { value: 'sign-ins', label: 'Sign-ins', content: 'Twelve sign-ins since May.' },
      { value: 'changes', label: 'Changes', content: 'Nothing yet.', disabled: true },
    ],
  },
} satisfies Meta<typeof Tabs>;
export default meta;

export const ThreeTabs: StoryObj<typeof meta> = {};
