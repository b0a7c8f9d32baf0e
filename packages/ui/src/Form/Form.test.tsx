import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Checkbox } from '../Checkbox';
import { describeConformance } from '../internals/testing/describe-conformance';
import { TextInput } from '../TextInput';
import { Form, type FormProps } from './Form';

describeConformance('Form', (native) => <Form onSubmit={() => undefined} {...native} />, {
  element: HTMLFormElement,
});

function SignIn(props: Partial<FormProps>) {
  return (
    <Form onSubmit={() => undefined} {...props}>
      <TextInput label="Email" name="email" />
      <TextInput label="Name" name="name" />
      <Checkbox label="I agree" name="terms" />
      <button type="submit">Send</button>
    </Form>
  );
}

const email = () => screen.getByRole('textbox', { name: 'Email' });
const name = () => screen.getByRole('textbox', { name: 'Name' });

describe('Form', () => {
  it('hands over what was typed and stays on the page', async () => {
    const user = userEvent.setup();
    const submit = vi.fn<FormProps['onSubmit']>();
    render(<SignIn onSubmit={submit} />);

    await user.type(email(), 'ines@calder.studio');
    await user.type(name(), 'Ines{Enter}');

    expect(submit).toHaveBeenCalledTimes(1);
    const [values, event] = submit.mock.calls[0]!;
    expect(values).toEqual({ email: 'ines@calder.studio', name: 'Ines' });
    expect(event.defaultPrevented).toBe(true);
  });

  it('asks the page, not the browser, what is wrong', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    render(
      <Form onSubmit={submit}>
        <TextInput label="Email" name="email" required />
        <button type="submit">Send</button>
      </Form>,
    );

    await user.click(screen.getByRole('button'));

    expect(submit).toHaveBeenCalledTimes(1);
  });
});

describe('prop: errors', () => {
  it('shows each message at its field and focuses the first of them', () => {
    const { rerender } = render(<SignIn />);

    rerender(<SignIn errors={{ terms: 'Agree to go on.', name: 'Type your name.' }} />);

    expect(name()).toHaveFocus();
    expect(name()).toHaveAccessibleDescription('Type your name.');
    expect(screen.getByRole('checkbox')).toHaveAccessibleDescription('Agree to go on.');
    expect(email()).toBeValid();
  });

  it('keeps what was typed after a refusal', async () => {
    const user = userEvent.setup();
    const { rerender } = render(<SignIn />);
    await user.type(email(), 'ines@calder{Enter}');

    rerender(<SignIn errors={{ email: 'It ends too early.' }} />);

    expect(email()).toHaveValue('ines@calder');
  });

  it('drops a message once its field is edited, and only that one', async () => {
    const user = userEvent.setup();
    const errors = { email: 'It ends too early.', name: 'Type your name.' };
    render(<SignIn errors={errors} />);

    await user.type(email(), '.studio');

    expect(email()).toBeValid();
    expect(name()).toBeInvalid();
  });

  it('leads to the field again when the same message comes a second time', async () => {
    const user = userEvent.setup();
    const { rerender } = render(<SignIn errors={{ email: 'It ends too early.' }} />);
    await user.type(email(), 'x');
    await user.click(name());

    rerender(<SignIn errors={{ email: 'It ends too early.' }} />);

    expect(email()).toHaveFocus();
    expect(email()).toBeInvalid();
  });

  it('does not pull the focus back while the messages stay the same', async () => {
    const user = userEvent.setup();
    const errors = { email: 'It ends too early.' };
    const { rerender } = render(<SignIn errors={errors} />);
    await user.click(name());

    rerender(<SignIn errors={errors} />);

    expect(name()).toHaveFocus();
  });

  it("gives way to a field's own error", () => {
    render(
      <Form errors={{ email: 'From the form.' }} onSubmit={() => undefined}>
        <TextInput label="Email" name="email" error="From the page." />
      </Form>,
    );

    expect(email()).toHaveAccessibleDescription('From the page.');
  });
});
