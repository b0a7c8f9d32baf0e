import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { FieldError } from './FieldError';

describeConformance('FieldError', (native) => <FieldError {...native}>Wrong.</FieldError>, {
  element: HTMLParagraphElement,
});

describe('FieldError', () => {
  it('shows its sentence with a sign, so that it is not colour alone', () => {
    const { container } = render(<FieldError>Choose one.</FieldError>);

    expect(screen.getByText('Choose one.')).toBeVisible();
    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });
});
