import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Form } from '../Form';
import { describeConformance } from '../internals/testing/describe-conformance';
import { AddressInput, type AddressInputProps } from './AddressInput';
import { addressRows } from './address-formats';

const postal: AddressInputProps = {
  legend: 'Where you live',
  locale: 'en',
  countries: ['DE', 'US', 'JP', 'AE'],
  labels: {
    country: 'Country',
    line1: 'Street and number',
    line2: 'Flat or floor',
    city: 'City',
    region: 'Region',
    postalCode: 'Postal code',
    optional: 'optional',
  },
  labelsByCountry: { US: { region: 'State', postalCode: 'ZIP code' } },
};

describeConformance('AddressInput', (native) => <AddressInput {...postal} {...native} />, {
  element: HTMLFieldSetElement,
});

function fields(): readonly (string | null)[] {
  return screen.getAllByRole('textbox').map((input) => input.getAttribute('autocomplete'));
}

describe('addressRows', () => {
  it('asks for every field in a country it does not know', () => {
    expect([...addressRows('XX').flat()].sort()).toEqual([
      'city',
      'line1',
      'line2',
      'postalCode',
      'region',
    ]);
  });
});

describe('AddressInput', () => {
  it('is in the order of its country, under names that autofill knows', async () => {
    const user = userEvent.setup();
    render(<AddressInput {...postal} />);
    const country = screen.getByRole('combobox', { name: 'Country' });
    expect(country).toHaveAttribute('autocomplete', 'country');
    expect(fields()).toEqual(['address-line1', 'address-line2', 'postal-code', 'address-level2']);

    await user.selectOptions(country, 'Japan');
    expect(fields()).toEqual([
      'postal-code',
      'address-level1',
      'address-level2',
      'address-line1',
      'address-line2',
    ]);

    await user.selectOptions(country, 'United Arab Emirates');
    expect(fields()).not.toContain('postal-code');
  });

  it("uses the country's own words", async () => {
    const user = userEvent.setup();
    render(<AddressInput {...postal} />);

    await user.selectOptions(screen.getByRole('combobox'), 'United States');

    expect(screen.getByRole('textbox', { name: 'ZIP code' })).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'State' })).toBeVisible();
  });

  it('keeps what was typed when the country changes', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<AddressInput {...postal} onValueChange={change} />);

    await user.type(screen.getByRole('textbox', { name: 'City' }), 'Berlin');
    await user.selectOptions(screen.getByRole('combobox'), 'United States');

    expect(screen.getByRole('textbox', { name: 'City' })).toHaveValue('Berlin');
    expect(change).toHaveBeenLastCalledWith({
      country: 'US',
      line1: '',
      line2: '',
      city: 'Berlin',
      region: '',
      postalCode: '',
    });
  });

  it('is sent part by part, and each part shows what the form says about it', () => {
    render(
      <Form onSubmit={() => undefined} errors={{ 'home.city': 'Type the city.' }}>
        <AddressInput {...postal} name="home" purpose="billing" />
      </Form>,
    );

    const city = screen.getByRole('textbox', { name: 'City' });
    expect(city).toHaveAttribute('autocomplete', 'billing address-level2');
    expect(city).toHaveAccessibleDescription('Type the city.');
    expect(city).toHaveFocus();
  });
});
