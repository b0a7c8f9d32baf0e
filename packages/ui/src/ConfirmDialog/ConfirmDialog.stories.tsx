import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button';
import { ConfirmDialog } from './ConfirmDialog';

const meta = {
  component: ConfirmDialog,
  args: {
    title: 'Turn off the authenticator app?',
    children:
      'Your password alone will open the account. Your recovery codes and trusted devices end too.',
    confirmLabel: 'Turn off',
    cancelLabel: 'Keep it on',
    trigger: <Button variant="danger-quiet">Turn off the app</Button>,
    onConfirm: () => undefined,
  },
} satisfies Meta<typeof ConfirmDialog>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Closed: Story = {};
export const Open: Story = { args: { defaultOpen: true } };
export const Busy: Story = { args: { open: true, busy: true, busyLabel: 'Turning off' } };
export const Failed: Story = {
  args: { open: true, error: 'The server is busy. Nothing was changed.' },
};
