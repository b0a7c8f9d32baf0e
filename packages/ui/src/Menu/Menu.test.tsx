import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../Button';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Menu, type MenuItem } from './Menu';

function items(onSelect: (id: string) => void = () => undefined): readonly MenuItem[] {
  return ['Rename', 'Forget'].map((label) => ({
    id: label,
    label,
    onSelect: () => {
      onSelect(label);
    },
  }));
}

describeConformance(
  'Menu',
  (native) => <Menu defaultOpen trigger={<Button>More</Button>} items={items()} {...native} />,
  { element: HTMLDivElement },
);

describe('Menu', () => {
  it('is opened, walked and used by keyboard alone', async () => {
    const user = userEvent.setup();
    const select = vi.fn();
    render(<Menu trigger={<Button>More</Button>} items={items(select)} />);

    await user.tab();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('menu')).toBeInTheDocument();
    await waitFor(() => {
      expect(screen.getByRole('menuitem', { name: 'Rename' })).toHaveFocus();
    });
    await user.keyboard('{ArrowDown}{Enter}');

    expect(select.mock.calls).toEqual([['Forget']]);
    await waitFor(() => {
      expect(screen.queryByRole('menu')).not.toBeInTheDocument();
    });
  });

  it('does nothing by what cannot be done now', async () => {
    const user = userEvent.setup();
    const select = vi.fn();
    render(
      <Menu
        defaultOpen
        trigger={<Button>More</Button>}
        items={[{ id: 'a', label: 'Rename', disabled: true, onSelect: select }]}
      />,
    );

    const item = await screen.findByRole('menuitem', { name: 'Rename' });
    expect(item).toHaveAttribute('aria-disabled', 'true');
    await user.click(item);

    expect(select).not.toHaveBeenCalled();
  });
});
