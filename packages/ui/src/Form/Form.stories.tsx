import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button';
import { EmailInput } from '../EmailInput';
import { TextInput } from '../TextInput';
import { Form } from './Form';

const meta = {
  component: Form,
  args: {
    onSubmit: () => undefined,
    children: (
      <>
        <TextInput label="First name" name="firstName" />
        <EmailInput label="Email" name="email" />
        <Button type="submit" variant="primary" size="large">
          Save
        </Button>
      </>
    ),
  },
} satisfies Meta<typeof Form>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Idle: Story = {};
export const Refused: Story = { args: { errors: { email: 'The address ends too early.' } } };
