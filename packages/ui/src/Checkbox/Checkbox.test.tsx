import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Form } from '../Form';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Checkbox } from './Checkbox';

describeConformance('Checkbox', (native) => <Checkbox label="Keep me signed in" {...native} />, {
  element: HTMLInputElement,
});

describe('Checkbox', () => {
  it('is ticked by its whole line and by Space', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<Checkbox label="Keep me signed in" onCheckedChange={change} />);
    const box = screen.getByRole('checkbox', { name: 'Keep me signed in' });

    await user.click(screen.getByText('Keep me signed in'));
    expect(box).toBeChecked();
    await user.keyboard(' ');
    expect(box).not.toBeChecked();

    expect(change.mock.calls).toEqual([[true], [false]]);
  });

  it('starts ticked when told to, and stays its own master', async () => {
    const user = userEvent.setup();
    render(<Checkbox label="Keep me signed in" defaultChecked />);

    await user.click(screen.getByRole('checkbox'));

    expect(screen.getByRole('checkbox')).not.toBeChecked();
  });

  it('stays as its owner says', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<Checkbox label="Keep me signed in" checked={false} onCheckedChange={change} />);

    await user.click(screen.getByRole('checkbox'));

    expect(change).toHaveBeenCalledWith(true);
    expect(screen.getByRole('checkbox')).not.toBeChecked();
  });

  it('is sent with its form when ticked, and only then', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    render(
      <Form onSubmit={submit}>
        <Checkbox label="Keep me signed in" name="rememberMe" />
        <button type="submit">Send</button>
      </Form>,
    );

    await user.click(screen.getByRole('button'));
    await user.click(screen.getByRole('checkbox'));
    await user.click(screen.getByRole('button'));

    expect(submit.mock.calls.map(([values]: unknown[]) => values)).toEqual([
      {},
      { rememberMe: 'on' },
    ]);
  });

  it('keeps description and error out of its name', () => {
    render(<Checkbox label="I agree" description="To the rules." error="Agree to go on." />);
    const box = screen.getByRole('checkbox', { name: 'I agree' });

    expect(box).toHaveAccessibleDescription('Agree to go on. To the rules.');
    expect(box).toBeInvalid();
  });
});
