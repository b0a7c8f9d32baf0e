import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Spinner } from './Spinner';

describeConformance('Spinner', (native) => <Spinner label="Loading" {...native} />, {
  element: HTMLSpanElement,
});

describe('Spinner', () => {
  it('says what is being waited for', () => {
    render(<Spinner label="Loading your sessions" />);

    expect(screen.getByRole('status')).toHaveTextContent('Loading your sessions');
  });

  it('is silent decoration without a label', () => {
    render(<Spinner />);

    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });
});
