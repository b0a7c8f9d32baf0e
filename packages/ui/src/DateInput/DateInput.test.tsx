import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Form } from '../Form';
import { describeConformance } from '../internals/testing/describe-conformance';
import { DateInput } from './DateInput';

describeConformance(
  'DateInput',
  (native) => <DateInput label="Date of birth" locale="de" {...native} />,
  { element: HTMLInputElement },
);

describe('DateInput', () => {
  it('takes a day in the order of the reader and writes it out when left', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<DateInput label="Date of birth" locale="de" onValueChange={change} />);

    await user.type(screen.getByRole('textbox', { name: 'Date of birth' }), '3.4.1990');
    expect(screen.getByRole('textbox')).toHaveValue('3.4.1990');
    await user.tab();

    expect(change).toHaveBeenLastCalledWith('1990-04-03');
    expect(screen.getByRole('textbox')).toHaveValue('03.04.1990');
  });

  it('keeps what is no day, so that the person can mend it', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<DateInput label="Date of birth" locale="de" onValueChange={change} />);

    await user.type(screen.getByRole('textbox'), '31.4.1990');
    await user.tab();

    expect(screen.getByRole('textbox')).toHaveValue('31.4.1990');
    expect(change).toHaveBeenLastCalledWith('');
  });
});

describe('DateInput in a form', () => {
  it('is sent as YYYY-MM-DD, or as typed when it is no day', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    render(
      <Form onSubmit={submit}>
        <DateInput label="Date of birth" name="birthday" locale="en-US" />
      </Form>,
    );

    await user.type(screen.getByRole('textbox'), '12/31/1990{Enter}');
    await user.type(screen.getByRole('textbox'), '7{Enter}');

    expect(submit.mock.calls.map(([values]) => values as unknown)).toEqual([
      { birthday: '1990-12-31' },
      { birthday: '12/31/19907' },
    ]);
  });

  it('is led to when the form has something to say, and the message goes when it is edited', async () => {
    const user = userEvent.setup();
    const errors = { birthday: 'Type the day as 31.12.1990.' };
    render(
      <Form onSubmit={() => undefined} errors={errors}>
        <DateInput label="Date of birth" name="birthday" locale="de" />
      </Form>,
    );
    expect(screen.getByRole('textbox')).toHaveFocus();
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('Type the day as 31.12.1990.');

    await user.keyboard('3');

    expect(screen.getByRole('textbox')).not.toBeInvalid();
  });
});

describe('prop: value', () => {
  it('shows another day that its owner sets', async () => {
    const user = userEvent.setup();
    function Owner() {
      const [day, setDay] = useState('1990-12-31');
      return (
        <>
          <DateInput label="Date of birth" locale="de" value={day} onValueChange={setDay} />
          <button
            type="button"
            onClick={() => {
              setDay('2000-01-02');
            }}
          >
            Set
          </button>
        </>
      );
    }
    render(<Owner />);
    expect(screen.getByRole('textbox')).toHaveValue('31.12.1990');

    await user.type(screen.getByRole('textbox'), '{Backspace}1');
    expect(screen.getByRole('textbox')).toHaveValue('31.12.1991');
    await user.click(screen.getByRole('button'));

    expect(screen.getByRole('textbox')).toHaveValue('02.01.2000');
  });
});
