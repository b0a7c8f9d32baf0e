import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Form, type FormErrors } from '../Form';
import { describeConformance } from '../internals/testing/describe-conformance';
import { OtpInput } from './OtpInput';

describeConformance('OtpInput', (native) => <OtpInput label="Code" {...native} />, {
  element: HTMLInputElement,
});

function cells(): readonly string[] {
  return [...document.querySelectorAll('[dir="ltr"] > span[aria-hidden]')]
    .filter((cell) => cell.matches('[class*="cell"]'))
    .map((cell) => cell.textContent);
}

describe('OtpInput', () => {
  it('is one field for screen readers and drawn cells for the eye', async () => {
    const user = userEvent.setup();
    render(<OtpInput label="Code" />);

    await user.type(screen.getByRole('textbox', { name: 'Code' }), '482');

    expect(screen.getAllByRole('textbox')).toHaveLength(1);
    expect(cells()).toEqual(['4', '8', '2', '', '', '']);
  });

  it('can be filled from a text message and by a number pad', () => {
    render(<OtpInput label="Code" />);

    expect(screen.getByRole('textbox')).toHaveAttribute('autocomplete', 'one-time-code');
    expect(screen.getByRole('textbox')).toHaveAttribute('inputmode', 'numeric');
  });

  it('takes the digits of what is pasted, however they are grouped', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<OtpInput label="Code" onValueChange={change} />);

    await user.click(screen.getByRole('textbox'));
    await user.paste(' 482-915 ');

    expect(change).toHaveBeenLastCalledWith('482915');
    expect(screen.getByRole('textbox')).toHaveValue('482915');
  });

  it('lets no letter in and no seventh digit', async () => {
    const user = userEvent.setup();
    render(<OtpInput label="Code" />);

    await user.type(screen.getByRole('textbox'), '4a8b2c9157');

    expect(screen.getByRole('textbox')).toHaveValue('482915');
  });

  it('tells a whole code once, and again after it was changed', async () => {
    const user = userEvent.setup();
    const complete = vi.fn();
    render(<OtpInput label="Code" onComplete={complete} />);

    await user.type(screen.getByRole('textbox'), '4829157');
    expect(complete.mock.calls).toEqual([['482915']]);

    await user.type(screen.getByRole('textbox'), '{Backspace}6');
    expect(complete.mock.calls).toEqual([['482915'], ['482916']]);
  });
});

describe('OtpInput in a form', () => {
  it('sends the form when the code is whole', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    render(
      <Form onSubmit={submit}>
        <OtpInput label="Code" name="code" />
      </Form>,
    );

    await user.type(screen.getByRole('textbox'), '482915');

    expect(submit.mock.calls).toEqual([[{ code: '482915' }, expect.anything()]]);
  });

  it('leaves sending to the person where the page says so', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    render(
      <Form onSubmit={submit}>
        <OtpInput label="Code" name="code" submitsWhenFull={false} />
      </Form>,
    );

    await user.type(screen.getByRole('textbox'), '482915');

    expect(submit).not.toHaveBeenCalled();
  });

  it('is cleared and focused when the code did not fit, and the message goes with the next digit', async () => {
    const user = userEvent.setup();
    function Page() {
      const [errors, setErrors] = useState<FormErrors>({});
      return (
        <Form
          errors={errors}
          onSubmit={() => {
            setErrors({ code: 'That code did not fit.' });
          }}
        >
          <OtpInput label="Code" name="code" />
        </Form>
      );
    }
    render(<Page />);
    const input = screen.getByRole('textbox');

    await user.type(input, '482915');

    expect(input).toHaveValue('');
    expect(input).toHaveFocus();
    expect(input).toHaveAccessibleDescription('That code did not fit.');

    await user.keyboard('1');

    expect(input).toHaveValue('1');
    expect(input).not.toBeInvalid();
  });
});

describe('prop: value', () => {
  it('shows what its owner says', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<OtpInput label="Code" value="48" onValueChange={change} />);

    await user.type(screen.getByRole('textbox'), '2');

    expect(change).toHaveBeenCalledWith('482');
    expect(screen.getByRole('textbox')).toHaveValue('48');
  });
});

describe('prop: length', () => {
  it('draws as many cells as the code has digits', () => {
    render(<OtpInput label="Code" length={8} defaultValue="12345678" />);

    expect(cells()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });
});
