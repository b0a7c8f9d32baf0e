import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Form } from '../Form';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Select } from './Select';

const options = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

describeConformance(
  'Select',
  (native) => <Select label="Language" options={options} {...native} />,
  { element: HTMLSelectElement },
);

describe('Select', () => {
  it('takes a choice and tells it', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<Select label="Language" options={options} onValueChange={change} />);

    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Deutsch');

    expect(change).toHaveBeenCalledWith('de');
    expect(screen.getByRole('combobox')).toHaveDisplayValue('Deutsch');
  });

  it('stays as its owner says', async () => {
    const user = userEvent.setup();
    render(<Select label="Language" options={options} value="en" onChange={() => undefined} />);

    await user.selectOptions(screen.getByRole('combobox'), 'Deutsch');

    expect(screen.getByRole('combobox')).toHaveDisplayValue('English');
  });

  it('sends nothing while nothing is chosen', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    render(
      <Form onSubmit={submit}>
        <Select label="Language" name="language" options={options} placeholder="Choose" />
        <button type="submit">Save</button>
      </Form>,
    );
    expect(screen.getByRole('combobox')).toHaveValue('');

    await user.selectOptions(screen.getByRole('combobox'), 'English');
    await user.click(screen.getByRole('button'));

    expect(submit).toHaveBeenCalledWith({ language: 'en' }, expect.anything());
  });
});
