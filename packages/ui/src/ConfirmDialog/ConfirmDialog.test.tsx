import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../Button';
import { describeConformance } from '../internals/testing/describe-conformance';
import { ConfirmDialog, type ConfirmDialogProps } from './ConfirmDialog';

function texts(): ConfirmDialogProps {
  return {
    title: 'Turn off the authenticator app?',
    children: 'Your password alone will open the account.',
    confirmLabel: 'Turn off',
    cancelLabel: 'Keep it on',
    onConfirm: vi.fn(),
  };
}

describeConformance(
  'ConfirmDialog',
  (native) => <ConfirmDialog {...texts()} defaultOpen {...native} />,
  { element: HTMLDivElement },
);

describe('ConfirmDialog', () => {
  it('asks the question, names the consequence, and puts the focus on the way out', async () => {
    render(<ConfirmDialog {...texts()} defaultOpen />);

    const dialog = await screen.findByRole('alertdialog', {
      name: 'Turn off the authenticator app?',
    });
    expect(dialog).toHaveAccessibleDescription('Your password alone will open the account.');
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Keep it on' })).toHaveFocus();
    });
  });

  it('does nothing when the person keeps it as it is', async () => {
    const user = userEvent.setup();
    const confirm = vi.fn();
    render(
      <ConfirmDialog
        {...texts()}
        trigger={<Button>Turn off the app</Button>}
        onConfirm={confirm}
      />,
    );
    await user.click(screen.getByRole('button', { name: 'Turn off the app' }));

    await user.click(await screen.findByRole('button', { name: 'Keep it on' }));

    await waitFor(() => {
      expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    });
    expect(confirm).not.toHaveBeenCalled();
  });

  it('does the deed once and stays while its owner keeps it open', async () => {
    const user = userEvent.setup();
    const confirm = vi.fn();
    const change = vi.fn();
    render(<ConfirmDialog {...texts()} open onOpenChange={change} onConfirm={confirm} />);

    await user.click(await screen.findByRole('button', { name: 'Turn off' }));

    expect(confirm).toHaveBeenCalledTimes(1);
    expect(change).not.toHaveBeenCalled();
    expect(screen.getByRole('alertdialog')).toBeInTheDocument();
  });

  it('closes by itself where nobody controls it', async () => {
    const user = userEvent.setup();
    const confirm = vi.fn();
    render(<ConfirmDialog {...texts()} defaultOpen onConfirm={confirm} />);

    await user.click(await screen.findByRole('button', { name: 'Turn off' }));

    expect(confirm).toHaveBeenCalledTimes(1);
    await waitFor(() => {
      expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    });
  });
});

describe('prop: busy', () => {
  it('does not do the deed twice', async () => {
    const user = userEvent.setup();
    const confirm = vi.fn();
    render(<ConfirmDialog {...texts()} open busy onConfirm={confirm} />);
    const deed = await screen.findByRole('button', { name: 'Turn off', busy: true });

    await user.click(deed);

    expect(confirm).not.toHaveBeenCalled();
  });
});

describe('prop: error', () => {
  it('says why it did not work', async () => {
    render(<ConfirmDialog {...texts()} open error="Nothing was changed. Try again." />);

    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was changed. Try again.');
  });
});
