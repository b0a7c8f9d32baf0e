import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Form } from '../Form';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Textarea } from './Textarea';

describeConformance('Textarea', (native) => <Textarea label="Reason" {...native} />, {
  element: HTMLTextAreaElement,
});

describe('Textarea', () => {
  it('keeps the lines of what is typed', async () => {
    const user = userEvent.setup();
    render(<Textarea label="Reason" />);

    await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'One{Enter}two');

    expect(screen.getByRole('textbox')).toHaveValue('One\ntwo');
  });

  it('stays as its owner says', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<Textarea label="Reason" value="One" onChange={change} />);

    await user.type(screen.getByRole('textbox'), '!');

    expect(change).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('textbox')).toHaveValue('One');
  });

  it('shows what its form says about it', () => {
    render(
      <Form errors={{ reason: 'Say why.' }} onSubmit={() => undefined}>
        <Textarea label="Reason" name="reason" description="For the record." />
      </Form>,
    );

    expect(screen.getByRole('textbox')).toBeInvalid();
    expect(screen.getByRole('textbox')).toHaveFocus();
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('Say why.');
  });
});
