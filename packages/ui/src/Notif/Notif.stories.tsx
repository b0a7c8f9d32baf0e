import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect } from 'react';
import { Button } from '../Button';
import { NotifProvider } from './NotifProvider';
import { useNotif, type Notif } from './use-notif';

const meta = {
  component: NotifProvider,
  args: { label: 'Notices', closeLabel: 'Dismiss', timeout: 0 },
} satisfies Meta<typeof NotifProvider>;
export default meta;

type Story = StoryObj<typeof meta>;

function Shown(notif: Notif) {
  const { notify } = useNotif();
  useEffect(() => {
    notify({ ...notif });
    // Once, as an event would: what follows is shown by the button.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return <Button onClick={() => notify(notif)}>Once more</Button>;
}

export const Done: Story = { args: { children: <Shown title="Signed out: Safari on iPad" /> } };
export const WithAction: Story = {
  args: {
    children: (
      <Shown title="The device is forgotten" action={{ label: 'Undo', onClick: () => undefined }} />
    ),
  },
};
export const Warning: Story = {
  args: { children: <Shown tone="warn" title="You are offline. Nothing was changed." /> },
};
