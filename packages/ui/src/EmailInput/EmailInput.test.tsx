import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { EmailInput } from './EmailInput';

describeConformance('EmailInput', (native) => <EmailInput label="Email" {...native} />, {
  element: HTMLInputElement,
});

describe('EmailInput', () => {
  it('brings the right keyboard and leaves the spelling alone', () => {
    render(<EmailInput label="Email" />);
    const input = screen.getByRole('textbox', { name: 'Email' });

    expect(input).toHaveAttribute('type', 'email');
    expect(input).toHaveAttribute('inputmode', 'email');
    expect(input).toHaveAttribute('autocapitalize', 'none');
    expect(input).toHaveAttribute('spellcheck', 'false');
    expect(input).toHaveAttribute('autocomplete', 'email');
  });

  it('can be the name a password manager knows the person by', () => {
    render(<EmailInput label="Email" autoComplete="username" />);

    expect(screen.getByRole('textbox')).toHaveAttribute('autocomplete', 'username');
  });
});
