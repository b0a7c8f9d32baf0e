import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from './Button';

const meta = { component: Button, args: { children: 'Save' } } satisfies Meta<typeof Button>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Neutral: Story = {};
export const Primary: Story = { args: { variant: 'primary' } };
export const Quiet: Story = { args: { variant: 'quiet' } };
export const Danger: Story = { args: { variant: 'danger', children: 'Turn off' } };
export const DangerQuiet: Story = { args: { variant: 'danger-quiet', children: 'End all' } };
export const Small: Story = { args: { size: 'small' } };
export const Large: Story = { args: { variant: 'primary', size: 'large', fullWidth: true } };
export const Busy: Story = { args: { variant: 'primary', busy: true, busyLabel: 'Saving' } };
export const Disabled: Story = { args: { disabled: true } };
