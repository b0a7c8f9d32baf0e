import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { IconButton } from './IconButton';

describeConformance(
  'IconButton',
  (native) => <IconButton icon="cross" label="Close" {...native} />,
  { element: HTMLButtonElement },
);

describe('IconButton', () => {
  it('has a name although it shows no words', async () => {
    const user = userEvent.setup();
    const press = vi.fn();
    render(<IconButton icon="cross" label="Close" onClick={press} />);

    await user.click(screen.getByRole('button', { name: 'Close' }));

    expect(press).toHaveBeenCalledTimes(1);
  });

  it('sends no form unless it is told to', () => {
    render(<IconButton icon="cross" label="Close" />);

    expect(screen.getByRole('button')).toHaveAttribute('type', 'button');
  });
});
