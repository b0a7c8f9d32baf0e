import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Form } from '../Form';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Combobox, type ComboboxProps } from './Combobox';

const zones: ComboboxProps = {
  label: 'Time zone',
  openLabel: 'Show all time zones',
  emptyText: 'No such time zone',
  options: [
    { value: 'Europe/Berlin', label: 'Berlin' },
    { value: 'Europe/Lisbon', label: 'Lisbon' },
    { value: 'Asia/Tokyo', label: 'Tokyo' },
  ],
};

describeConformance('Combobox', (native) => <Combobox {...zones} {...native} />, {
  element: HTMLInputElement,
});

describe('Combobox', () => {
  it('narrows the list while the person types, and takes a choice by keyboard', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<Combobox {...zones} onValueChange={change} />);
    const input = screen.getByRole('combobox', { name: 'Time zone' });

    await user.type(input, 'lis');
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
      'Lisbon',
    ]);
    await user.keyboard('{ArrowDown}{Enter}');

    expect(change).toHaveBeenCalledWith('Europe/Lisbon');
    await waitFor(() => {
      expect(input).toHaveValue('Lisbon');
    });
  });

  it('shows all options by its button', async () => {
    const user = userEvent.setup();
    render(<Combobox {...zones} />);

    await user.click(screen.getByRole('button', { name: 'Show all time zones' }));

    expect(await screen.findAllByRole('option')).toHaveLength(3);
  });

  it('says so when nothing fits', async () => {
    const user = userEvent.setup();
    render(<Combobox {...zones} />);

    await user.type(screen.getByRole('combobox'), 'xyz');

    expect(await screen.findByText('No such time zone')).toBeInTheDocument();
  });

  it('is sent by its value, and led to when the form has something to say', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    const errors = { zone: 'Choose one.' };
    render(
      <Form onSubmit={submit} errors={errors}>
        <Combobox {...zones} name="zone" defaultValue="Asia/Tokyo" />
        <button type="submit">Save</button>
      </Form>,
    );
    expect(screen.getByRole('combobox')).toHaveFocus();
    expect(screen.getByRole('combobox')).toHaveAccessibleDescription('Choose one.');

    await user.click(screen.getByRole('button', { name: 'Save' }));

    expect(submit).toHaveBeenCalledWith({ zone: 'Asia/Tokyo' }, expect.anything());
  });
});
