import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Form } from '../Form';
import { describeConformance } from '../internals/testing/describe-conformance';
import { PasswordInput, type PasswordInputProps } from './PasswordInput';

const texts = {
  label: 'Password',
  autoComplete: 'current-password',
  showLabel: 'Show password',
  hideLabel: 'Hide password',
  capsLockHint: 'Caps Lock is on.',
} satisfies PasswordInputProps;

describeConformance('PasswordInput', (native) => <PasswordInput {...texts} {...native} />, {
  element: HTMLInputElement,
});

describe('PasswordInput', () => {
  it('hides what is typed until the person asks to see it', async () => {
    const user = userEvent.setup();
    render(<PasswordInput {...texts} />);
    const input = screen.getByLabelText('Password');
    await user.type(input, 'quiet-otter');
    expect(input).toHaveAttribute('type', 'password');

    await user.click(screen.getByRole('button', { name: 'Show password', pressed: false }));

    expect(input).toHaveAttribute('type', 'text');
    expect(input).toHaveValue('quiet-otter');

    await user.click(screen.getByRole('button', { name: 'Hide password', pressed: true }));

    expect(input).toHaveAttribute('type', 'password');
  });

  it('can be shown by keyboard alone', async () => {
    const user = userEvent.setup();
    render(<PasswordInput {...texts} />);

    await user.tab();
    expect(screen.getByLabelText('Password')).toHaveFocus();
    await user.tab();
    await user.keyboard(' ');

    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');
  });

  it('hides the password again when its form is sent', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    render(
      <Form onSubmit={submit}>
        <PasswordInput {...texts} name="password" />
      </Form>,
    );
    await user.click(screen.getByRole('button', { name: 'Show password' }));

    await user.type(screen.getByLabelText('Password'), 'quiet-otter{Enter}');

    expect(submit).toHaveBeenCalledWith({ password: 'quiet-otter' }, expect.anything());
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password');
  });

  it('lets people paste', async () => {
    const user = userEvent.setup();
    render(<PasswordInput {...texts} />);

    await user.click(screen.getByLabelText('Password'));
    await user.paste('from my password manager');

    expect(screen.getByLabelText('Password')).toHaveValue('from my password manager');
  });

  it('tells a password manager which password it is', () => {
    render(<PasswordInput {...texts} autoComplete="new-password" />);

    expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'new-password');
  });

  it('warns while Caps Lock is on, and stops when the field is left', async () => {
    const user = userEvent.setup();
    render(<PasswordInput {...texts} />);
    const input = screen.getByLabelText('Password');
    const hint = screen.getByRole('status');
    await user.click(input);
    expect(hint).toBeEmptyDOMElement();

    await user.keyboard('{CapsLock}a');
    expect(hint).toHaveTextContent('Caps Lock is on.');
    fireEvent.blur(input);
    expect(hint).toBeEmptyDOMElement();
  });

  it("still tells the caller's own key handlers", async () => {
    const user = userEvent.setup();
    const keyDown = vi.fn();
    render(<PasswordInput {...texts} onKeyDown={keyDown} />);

    await user.type(screen.getByLabelText('Password'), 'a');

    expect(keyDown).toHaveBeenCalledTimes(1);
  });

  it('cannot be shown while it is disabled', () => {
    render(<PasswordInput {...texts} disabled />);

    expect(screen.getByRole('button')).toBeDisabled();
  });
});

describe('prop: below', () => {
  it('stands under the field and can describe it', () => {
    render(
      <PasswordInput {...texts} aria-describedby="rules" below={<p id="rules">8 or more.</p>} />,
    );

    expect(screen.getByLabelText('Password')).toHaveAccessibleDescription('8 or more.');
  });
});

describe('prop: error', () => {
  it('marks the field and describes it', () => {
    render(<PasswordInput {...texts} error="Type your password." />);

    expect(screen.getByLabelText('Password')).toBeInvalid();
    expect(screen.getByLabelText('Password')).toHaveAccessibleDescription('Type your password.');
  });
});
