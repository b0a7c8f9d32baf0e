import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Form } from '../Form';
import { describeConformance } from '../internals/testing/describe-conformance';
import { RadioGroup } from './RadioGroup';

const options = [
  { value: 'all', label: 'Everywhere', description: 'This device too.' },
  { value: 'others', label: 'Everywhere else' },
  { value: 'none', label: 'Nowhere', disabled: true },
];

describeConformance(
  'RadioGroup',
  (native) => <RadioGroup label="Sign out" options={options} {...native} />,
  { element: HTMLFieldSetElement },
);

describe('RadioGroup', () => {
  it('asks a question and takes one answer', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<RadioGroup label="Sign out" options={options} onValueChange={change} />);
    expect(screen.getByRole('group', { name: 'Sign out' })).toBeVisible();

    await user.click(screen.getByText('Everywhere else'));

    expect(change).toHaveBeenCalledWith('others');
    expect(screen.getByRole('radio', { name: 'Everywhere else' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Everywhere' })).not.toBeChecked();
  });

  it('is answered by arrow keys', async () => {
    const user = userEvent.setup();
    render(<RadioGroup label="Sign out" options={options} defaultValue="all" />);

    await user.tab();
    await user.keyboard('{ArrowDown}');

    expect(screen.getByRole('radio', { name: 'Everywhere else' })).toBeChecked();
  });

  it('says the second line of an option as its description', () => {
    render(<RadioGroup label="Sign out" options={options} />);

    expect(screen.getByRole('radio', { name: 'Everywhere' })).toHaveAccessibleDescription(
      'This device too.',
    );
  });

  it('is sent with its form, and led to when the form has something to say', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    const { rerender } = render(
      <Form onSubmit={submit} errors={{ where: 'Choose one.' }}>
        <RadioGroup label="Sign out" name="where" options={options} />
      </Form>,
    );
    expect(screen.getByRole('group')).toHaveAccessibleDescription('Choose one.');
    expect(screen.getByRole('radio', { name: 'Everywhere' })).toHaveFocus();

    rerender(
      <Form onSubmit={submit}>
        <RadioGroup label="Sign out" name="where" options={options} />
        <button type="submit">Go</button>
      </Form>,
    );
    await user.click(screen.getByText('Everywhere else'));
    await user.click(screen.getByRole('button'));

    expect(submit).toHaveBeenCalledWith({ where: 'others' }, expect.anything());
  });
});

describe('prop: value', () => {
  it('stays as its owner says', async () => {
    const user = userEvent.setup();
    render(<RadioGroup label="Sign out" options={options} value="all" />);

    await user.click(screen.getByText('Everywhere else'));

    expect(screen.getByRole('radio', { name: 'Everywhere' })).toBeChecked();
  });
});
