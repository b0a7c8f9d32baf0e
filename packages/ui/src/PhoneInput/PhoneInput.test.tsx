import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Form } from '../Form';
import { describeConformance } from '../internals/testing/describe-conformance';
import { fromInternational, isPhoneNumber, toE164 } from './phone-numbers';
import { PhoneInput, type PhoneInputProps } from './PhoneInput';

const phone: PhoneInputProps = {
  label: 'Phone',
  countryLabel: 'Country code',
  locale: 'en',
  defaultCountry: 'DE',
};

describeConformance('PhoneInput', (native) => <PhoneInput {...phone} {...native} />, {
  element: HTMLInputElement,
});

describe('a number as the world dials it', () => {
  it.each([
    ['DE', '030 1234-567', '+49301234567'],
    ['US', '(415) 555-0132', '+14155550132'],
    ['IT', '06 1234 5678', '+390612345678'],
    ['DE', '', ''],
  ] as const)('from %s %s is %s', (country, national, e164) => {
    expect(toE164({ country, national })).toBe(e164);
  });

  it.each([
    ['+49 30 1234567', 'US', { country: 'DE', national: '301234567' }],
    ['0049301234567', 'US', { country: 'DE', national: '301234567' }],
    ['+1 415 555 0132', 'CA', { country: 'CA', national: '4155550132' }],
    ['+1 415 555 0132', 'DE', { country: 'US', national: '4155550132' }],
    ['+1 684 555 0132', 'DE', { country: 'AS', national: '5550132' }],
    ['030 1234567', 'DE', null],
    ['+999', 'DE', null],
  ] as const)('%s is taken apart', (text, chosen, parts) => {
    expect(fromInternational(text, chosen)).toEqual(parts);
  });

  it('has 7 to 15 digits', () => {
    expect(isPhoneNumber('+49301234567')).toBe(true);
    expect(isPhoneNumber('+4930')).toBe(false);
    expect(isPhoneNumber('0301234567')).toBe(false);
  });
});

describe('PhoneInput', () => {
  it('takes the number as people write it and tells it as the world dials it', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<PhoneInput {...phone} onValueChange={change} />);

    await user.type(screen.getByRole('textbox', { name: 'Phone' }), '030 1234567');

    expect(change).toHaveBeenLastCalledWith('+49301234567');
    expect(screen.getByRole('textbox')).toHaveValue('030 1234567');
  });

  it('chooses the country of a pasted number', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<PhoneInput {...phone} onValueChange={change} />);

    await user.click(screen.getByRole('textbox'));
    await user.paste('+351 21 123 4567');

    expect(screen.getByRole('combobox', { name: 'Country code' })).toHaveDisplayValue(
      'Portugal +351',
    );
    expect(change).toHaveBeenLastCalledWith('+351211234567');
  });

  it('is another number in another country, and is sent whole', async () => {
    const user = userEvent.setup();
    const submit = vi.fn();
    render(
      <Form onSubmit={submit}>
        <PhoneInput {...phone} name="phone" defaultValue="+49301234567" />
        <button type="submit">Save</button>
      </Form>,
    );
    expect(screen.getByRole('textbox')).toHaveValue('301234567');

    await user.selectOptions(screen.getByRole('combobox'), 'Austria +43');
    await user.click(screen.getByRole('button'));

    expect(submit).toHaveBeenCalledWith({ phone: '+43301234567' }, expect.anything());
  });
});
