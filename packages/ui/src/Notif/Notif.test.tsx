import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../Button';
import { axeFindings } from '../internals/testing/axe';
import { NotifProvider } from './NotifProvider';
import { useNotif, type Notif } from './use-notif';

function Page({ notif }: { notif: Notif }) {
  const { notify } = useNotif();
  return <Button onClick={() => notify(notif)}>Sign out Safari</Button>;
}

async function showing(notif: Notif, timeout?: number) {
  const user = userEvent.setup();
  render(
    <NotifProvider label="Notices" closeLabel="Dismiss" timeout={timeout}>
      <Page notif={notif} />
    </NotifProvider>,
  );
  await user.click(screen.getByRole('button', { name: 'Sign out Safari' }));
  return user;
}

describe('Notif', () => {
  it('tells in passing what has happened, where screen readers hear it', async () => {
    await showing({ title: 'Signed out: Safari on iPad' });

    const region = screen.getByRole('region', { name: 'Notices' });
    await waitFor(() => {
      expect(region).toHaveTextContent('Signed out: Safari on iPad');
    });
    expect(document.querySelector('[aria-live="polite"]')).not.toBeNull();
    expect(await axeFindings(document.body)).toEqual([]);
  });

  it('is taken away by its button', async () => {
    const user = await showing({ title: 'Signed out' });

    await user.click(await screen.findByLabelText('Dismiss'));

    await waitFor(() => {
      expect(screen.getByRole('region')).not.toHaveTextContent('Signed out');
    });
  });

  it('goes by itself', async () => {
    await showing({ title: 'Signed out' }, 30);

    await waitFor(() => {
      expect(screen.getByRole('region')).not.toHaveTextContent('Signed out');
    });
  });

  it('can be taken back', async () => {
    const undo = vi.fn();
    const user = await showing({ title: 'Removed', action: { label: 'Undo', onClick: undo } });

    await user.click(await screen.findByRole('button', { name: 'Undo', hidden: true }));

    expect(undo).toHaveBeenCalledTimes(1);
  });
});
