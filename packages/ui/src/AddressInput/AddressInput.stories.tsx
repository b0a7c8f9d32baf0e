import type { Meta, StoryObj } from '@storybook/react-vite';
import { AddressInput } from './AddressInput';

const meta = {
  component: AddressInput,
  args: {
    legend: 'Where you live',
    locale: 'en',
    countries: ['AE', 'DE', 'FR', 'GB', 'IN', 'JP', 'US'],
    labels: {
      country: 'Country',
      line1: 'Street and number',
      line2: 'Flat or floor',
      city: 'City',
      region: 'Region',
      postalCode: 'Postal code',
      optional: 'optional',
    },
    labelsByCountry: {
      US: { region: 'State', postalCode: 'ZIP code' },
      GB: { postalCode: 'Postcode', city: 'Town or city' },
      JP: { region: 'Prefecture' },
    },
  },
} satisfies Meta<typeof AddressInput>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Germany: Story = { args: { defaultValue: { country: 'DE' } } };
export const UnitedStates: Story = { args: { defaultValue: { country: 'US' } } };
export const Japan: Story = { args: { defaultValue: { country: 'JP' } } };
