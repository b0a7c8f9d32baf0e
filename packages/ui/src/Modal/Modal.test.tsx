import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../Button';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Modal } from './Modal';

describeConformance(
  'Modal',
  (native) => (
    <Modal defaultOpen title="Sign in again" closeLabel="Close" {...native}>
      Text
    </Modal>
  ),
  { element: HTMLDivElement },
);

describe('Modal', () => {
  it('is named by its title and described by its text', async () => {
    render(
      <Modal
        defaultOpen
        title="Sign in again"
        description="Changing your password asks for it."
        closeLabel="Close"
      />,
    );

    const dialog = await screen.findByRole('dialog', { name: 'Sign in again' });
    expect(dialog).toHaveAccessibleDescription('Changing your password asks for it.');
  });

  it('opens by its trigger, takes the focus, and gives it back when Escape closes it', async () => {
    const user = userEvent.setup();
    render(
      <Modal trigger={<Button>Change</Button>} title="Change" closeLabel="Close">
        <input aria-label="New" />
      </Modal>,
    );
    await user.click(screen.getByRole('button', { name: 'Change' }));
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => {
      expect(dialog).toContainElement(document.activeElement as HTMLElement);
    });

    await user.keyboard('{Escape}');

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Change' })).toHaveFocus();
    });
  });

  it('hides the page behind it from screen readers', async () => {
    render(
      <>
        <p>Behind</p>
        <Modal defaultOpen title="Title" closeLabel="Close" />
      </>,
    );
    await screen.findByRole('dialog');

    expect(screen.getByText('Behind').closest('[aria-hidden="true"]')).not.toBeNull();
  });
});

describe('the focus', () => {
  it('goes to the first field, past the button in the corner', async () => {
    render(
      <Modal defaultOpen title="Change" closeLabel="Close">
        <input type="email" autoComplete="username" hidden readOnly />
        <input aria-label="New" />
      </Modal>,
    );

    await waitFor(() => {
      expect(screen.getByRole('textbox', { name: 'New' })).toHaveFocus();
    });
  });

  it('goes to the first button where there is no field', async () => {
    render(
      <Modal
        defaultOpen
        title="Signed out"
        closeLabel="Close"
        actions={<Button>Sign in</Button>}
      />,
    );

    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
    });
  });
});

describe('prop: closeLabel', () => {
  it('left out, leaves out the button', async () => {
    render(<Modal defaultOpen title="Keep them" actions={<Button>Done</Button>} />);

    await screen.findByRole('dialog');
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Done']);
  });
});

describe('prop: open', () => {
  it('stays as its owner says, who is told of the wish to close', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<Modal open onOpenChange={change} title="Title" closeLabel="Close" />);

    await user.click(await screen.findByRole('button', { name: 'Close' }));

    expect(change).toHaveBeenCalledWith(false);
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });
});

describe('prop: initialFocus', () => {
  it('takes the focus where the page wants it', async () => {
    function Page() {
      const field = useRef<HTMLInputElement>(null);
      return (
        <Modal defaultOpen title="Title" closeLabel="Close" initialFocus={field}>
          <input ref={field} aria-label="Code" />
        </Modal>
      );
    }
    render(<Page />);

    await waitFor(() => {
      expect(screen.getByRole('textbox', { name: 'Code' })).toHaveFocus();
    });
  });
});
