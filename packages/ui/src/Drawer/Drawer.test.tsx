import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../Button';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Drawer } from './Drawer';

describeConformance(
  'Drawer',
  (native) => (
    <Drawer defaultOpen title="Filters" closeLabel="Close" {...native}>
      Text
    </Drawer>
  ),
  { element: HTMLDivElement },
);

describe('Drawer', () => {
  it('opens by its button, is named, and closes by Escape', async () => {
    const user = userEvent.setup();
    render(
      <Drawer trigger={<Button>Filters</Button>} title="What to show" closeLabel="Close">
        <input aria-label="From" />
      </Drawer>,
    );

    await user.click(screen.getByRole('button', { name: 'Filters' }));
    expect(await screen.findByRole('dialog', { name: 'What to show' })).toBeInTheDocument();
    await user.keyboard('{Escape}');

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
  });

  it('stays as its owner says, who is told of the wish to close', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<Drawer open onOpenChange={change} title="Filters" closeLabel="Close" />);

    await user.click(await screen.findByRole('button', { name: 'Close' }));

    expect(change).toHaveBeenCalledWith(false);
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });
});
