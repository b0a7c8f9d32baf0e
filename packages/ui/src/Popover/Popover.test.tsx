import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../Button';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Popover } from './Popover';

describeConformance(
  'Popover',
  (native) => (
    <Popover defaultOpen trigger={<Button>Why?</Button>} title="Why we ask" {...native}>
      Text
    </Popover>
  ),
  { element: HTMLDivElement },
);

describe('Popover', () => {
  it('opens by its button and gives the focus back when Escape closes it', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(
      <Popover trigger={<Button>Why?</Button>} title="Why we ask" onOpenChange={change}>
        For the record.
      </Popover>,
    );

    await user.click(screen.getByRole('button', { name: 'Why?' }));
    expect(await screen.findByRole('dialog', { name: 'Why we ask' })).toHaveTextContent(
      'For the record.',
    );
    await user.keyboard('{Escape}');

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
    expect(change.mock.calls).toEqual([[true], [false]]);
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Why?' })).toHaveFocus();
    });
  });
});
