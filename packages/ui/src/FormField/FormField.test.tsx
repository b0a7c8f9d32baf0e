import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { FormField } from './FormField';

describeConformance(
  'FormField',
  (native) => (
    <FormField label="Country" {...native}>
      {(control) => <select {...control} />}
    </FormField>
  ),
  { element: HTMLDivElement },
);

describe('FormField', () => {
  it('names, describes and marks any control it is given', () => {
    render(
      <FormField label="Country" name="country" error="Choose one." controlId="where">
        {(control) => <select {...control} />}
      </FormField>,
    );
    const select = screen.getByRole('combobox', { name: 'Country' });

    expect(select).toHaveAttribute('id', 'where');
    expect(select).toHaveAttribute('name', 'country');
    expect(select).toHaveAccessibleDescription('Choose one.');
    expect(select).toBeInvalid();
  });

  it('describes nothing when there is nothing to say', () => {
    render(<FormField label="Country">{(control) => <select {...control} />}</FormField>);

    expect(screen.getByRole('combobox')).not.toHaveAttribute('aria-describedby');
  });
});
