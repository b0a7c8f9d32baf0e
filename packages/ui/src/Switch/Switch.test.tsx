import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Switch } from './Switch';

describeConformance('Switch', (native) => <Switch label="Mail me" {...native} />, {
  element: HTMLInputElement,
});

describe('Switch', () => {
  it('is turned by its line and by the space bar', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<Switch label="Mail me" onCheckedChange={change} />);

    await user.click(screen.getByText('Mail me'));
    expect(screen.getByRole('switch', { name: 'Mail me' })).toBeChecked();

    await user.keyboard(' ');
    expect(screen.getByRole('switch')).not.toBeChecked();
    expect(change.mock.calls).toEqual([[true], [false]]);
  });

  it('stays as its owner says', async () => {
    const user = userEvent.setup();
    render(<Switch label="Mail me" checked onChange={() => undefined} />);

    await user.click(screen.getByRole('switch'));

    expect(screen.getByRole('switch')).toBeChecked();
  });

  it('is described by its second line', () => {
    render(<Switch label="Mail me" description="At most one a day." />);

    expect(screen.getByRole('switch')).toHaveAccessibleDescription('At most one a day.');
  });
});
