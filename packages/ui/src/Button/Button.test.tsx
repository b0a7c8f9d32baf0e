import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Button } from './Button';

describeConformance('Button', (native) => <Button {...native}>Save</Button>, {
  element: HTMLButtonElement,
});

describe('Button', () => {
  it('does what it says by mouse, Enter and Space', async () => {
    const user = userEvent.setup();
    const save = vi.fn();
    render(<Button onClick={save}>Save</Button>);

    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.keyboard('{Enter}');
    await user.keyboard(' ');

    expect(save).toHaveBeenCalledTimes(3);
  });

  it('submits no form unless it says so', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    render(
      <form onSubmit={submit}>
        <Button>Close</Button>
      </form>,
    );

    await user.click(screen.getByRole('button'));

    expect(submit).not.toHaveBeenCalled();
  });

  it('does nothing while it is disabled', async () => {
    const user = userEvent.setup();
    const save = vi.fn();
    render(
      <Button disabled onClick={save}>
        Save
      </Button>,
    );

    await user.click(screen.getByRole('button'));

    expect(save).not.toHaveBeenCalled();
  });

  it.each(['primary', 'neutral', 'quiet', 'danger', 'danger-quiet'] as const)(
    'looks %s when asked to',
    (variant) => {
      render(<Button variant={variant}>Save</Button>);
      const other = variant === 'primary' ? 'danger' : 'primary';
      render(<Button variant={other}>Other</Button>);

      expect(screen.getByRole('button', { name: 'Save' }).className).not.toBe(
        screen.getByRole('button', { name: 'Other' }).className,
      );
    },
  );
});

describe('prop: busy', () => {
  it('tells that it is at work, and what the work is', async () => {
    const { rerender } = render(
      <Button busy={false} busyLabel="Signing in">
        Sign in
      </Button>,
    );
    expect(screen.getByRole('button', { name: 'Sign in' })).not.toHaveAttribute('aria-busy');

    rerender(
      <Button busy busyLabel="Signing in">
        Sign in
      </Button>,
    );

    expect(screen.getByRole('button')).toHaveAttribute('aria-busy', 'true');
    expect(await screen.findByRole('button', { name: 'Signing in' })).toBeInTheDocument();
  });

  it('shows its own label again when the work is done', async () => {
    const { rerender } = render(
      <Button busy busyLabel="Signing in">
        Sign in
      </Button>,
    );
    await screen.findByRole('button', { name: 'Signing in' });

    rerender(
      <Button busy={false} busyLabel="Signing in">
        Sign in
      </Button>,
    );

    await waitFor(() => {
      expect(screen.getByRole('button')).toHaveAccessibleName('Sign in');
    });
    expect(screen.getByRole('button')).not.toHaveAttribute('aria-disabled');
  });

  it('shows nothing of work that ends at once, and never flickers', () => {
    vi.useFakeTimers();
    const pass = (ms: number) => {
      act(() => {
        vi.advanceTimersByTime(ms);
      });
    };
    const button = (busy: boolean) => (
      <Button busy={busy} busyLabel="Signing in">
        Sign in
      </Button>
    );
    const { rerender } = render(button(true));

    pass(149);
    expect(screen.getByRole('button')).toHaveAccessibleName('Sign in');
    pass(1);
    expect(screen.getByRole('button')).toHaveAccessibleName('Signing in');

    rerender(button(false));
    pass(399);
    expect(screen.getByRole('button')).toHaveAccessibleName('Signing in');
    pass(1);
    expect(screen.getByRole('button')).toHaveAccessibleName('Sign in');
    vi.useRealTimers();
  });

  it('keeps the focus and ignores a second press', async () => {
    const user = userEvent.setup();
    const press = vi.fn();
    render(
      <Button busy onClick={press}>
        Sign in
      </Button>,
    );

    await user.tab();
    expect(screen.getByRole('button')).toHaveFocus();
    await user.keyboard('{Enter}');

    expect(press).not.toHaveBeenCalled();
  });

  it('does not send its form a second time, also not by Enter in a field', async () => {
    const user = userEvent.setup();
    const submit = vi.fn((event: { preventDefault: () => void }) => {
      event.preventDefault();
    });
    const { rerender } = render(
      <form onSubmit={submit}>
        <input aria-label="Email" />
        <Button type="submit" busy={false}>
          Sign in
        </Button>
      </form>,
    );
    await user.type(screen.getByRole('textbox'), 'a{Enter}');
    expect(submit).toHaveBeenCalledTimes(1);

    rerender(
      <form onSubmit={submit}>
        <input aria-label="Email" />
        <Button type="submit" busy>
          Sign in
        </Button>
      </form>,
    );
    await user.type(screen.getByRole('textbox'), 'b{Enter}');
    await user.click(screen.getByRole('button'));

    expect(submit).toHaveBeenCalledTimes(1);
  });
});
