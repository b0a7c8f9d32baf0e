import type { Meta, StoryObj } from '@storybook/react-vite';
import { List } from './List';

const meta = {
  component: List,
  args: {
    children: (
      <>
        <li>Open your authenticator app.</li>
        <li>Scan the code, or type the key beside it.</li>
        <li>Type the six digits that the app shows now.</li>
      </>
    ),
  },
} satisfies Meta<typeof List>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Plain: Story = {};
export const Bullets: Story = { args: { variant: 'bullets' } };
export const Steps: Story = { args: { variant: 'steps' } };
