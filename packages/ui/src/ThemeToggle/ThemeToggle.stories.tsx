import type { Meta, StoryObj } from '@storybook/react-vite';
import { ThemeToggle } from './ThemeToggle';

const meta = {
  component: ThemeToggle,
  args: {
    value: 'system',
    onChange: () => undefined,
    labels: { system: 'Theme: as the device', light: 'Theme: light', dark: 'Theme: dark' },
  },
} satisfies Meta<typeof ThemeToggle>;
export default meta;

export const System: StoryObj<typeof meta> = {};
