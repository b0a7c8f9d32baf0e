import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { TextInput } from './TextInput';

describeConformance('TextInput', (native) => <TextInput label="Name" {...native} />, {
  element: HTMLInputElement,
});

describe('TextInput', () => {
  it('is named by its label, and clicking the label focuses it', async () => {
    const user = userEvent.setup();
    render(<TextInput label="First name" />);

    await user.click(screen.getByText('First name'));

    expect(screen.getByRole('textbox', { name: 'First name' })).toHaveFocus();
  });

  it("uses the caller's id", () => {
    render(<TextInput label="First name" id="first" />);

    expect(screen.getByLabelText('First name')).toHaveAttribute('id', 'first');
  });

  it('keeps its own text when nobody controls it', async () => {
    const user = userEvent.setup();
    render(<TextInput label="First name" defaultValue="In" />);

    await user.type(screen.getByRole('textbox'), 'es');

    expect(screen.getByRole('textbox')).toHaveValue('Ines');
  });

  it('shows what its owner says when somebody does', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<TextInput label="First name" value="Ines" onChange={change} />);

    await user.type(screen.getByRole('textbox'), 'x');

    expect(change).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('textbox')).toHaveValue('Ines');
  });
});

describe('prop: description', () => {
  it('describes the field', () => {
    render(<TextInput label="First name" description="As your colleagues know you." />);

    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('As your colleagues know you.');
    expect(screen.getByRole('textbox')).not.toHaveAttribute('aria-invalid');
  });

  it("stands beside the caller's own descriptions", () => {
    render(
      <>
        <p id="more">More on names.</p>
        <TextInput label="First name" description="Short." aria-describedby="more" />
      </>,
    );

    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('Short. More on names.');
  });
});

describe('prop: error', () => {
  it('marks the field and takes the place of the description', () => {
    render(<TextInput label="Email" description="We write to it." error="It ends too early." />);

    expect(screen.getByRole('textbox')).toBeInvalid();
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('It ends too early.');
    expect(screen.queryByText('We write to it.')).not.toBeInTheDocument();
  });
});

describe('prop: optionalLabel', () => {
  it('says so in words, without changing the name of the field', () => {
    render(<TextInput label="Username" optionalLabel="optional" />);

    expect(screen.getByRole('textbox', { name: 'Username' })).toHaveAccessibleDescription(
      'optional',
    );
  });
});

describe('prop: labelEnd', () => {
  it('stands outside the label', () => {
    render(<TextInput label="Password" labelEnd={<a href="/forgot">Forgot password?</a>} />);

    expect(screen.getByRole('textbox')).toHaveAccessibleName('Password');
    expect(screen.getByRole('link', { name: 'Forgot password?' })).toBeVisible();
  });
});
