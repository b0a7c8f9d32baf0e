import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button';
import { TextInput } from '../TextInput';
import { Modal } from './Modal';

const meta = {
  component: Modal,
  args: {
    title: 'Sign in again to go on',
    description: 'Changing your password asks for a sign-in from the last ten minutes.',
    closeLabel: 'Close',
    trigger: <Button>Change password</Button>,
    children: <TextInput label="Username" defaultValue="ines_calder" />,
    actions: (
      <>
        <Button>Not now</Button>
        <Button variant="primary">Continue</Button>
      </>
    ),
  },
} satisfies Meta<typeof Modal>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Closed: Story = {};
export const Open: Story = { args: { defaultOpen: true } };
