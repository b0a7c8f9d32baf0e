import type { Meta, StoryObj } from '@storybook/react-vite';
import { CopyButton } from './CopyButton';

const meta = {
  component: CopyButton,
  args: {
    text: 'JBSW Y3DP EHPK 3PXP',
    label: 'Copy',
    copiedLabel: 'Copied',
    failedLabel: 'Copy it by hand',
  },
} satisfies Meta<typeof CopyButton>;
export default meta;

type Story = StoryObj<typeof meta>;

export const WithWords: Story = {};
export const Small: Story = { args: { size: 'small' } };
export const IconOnly: Story = { args: { iconOnly: true } };
