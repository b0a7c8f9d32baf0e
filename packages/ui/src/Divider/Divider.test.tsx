import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Divider } from './Divider';

describeConformance('Divider', (native) => <Divider {...native} />, { element: HTMLDivElement });

describe('Divider', () => {
  it('is a separator', () => {
    render(<Divider />);

    expect(screen.getByRole('separator')).toBeInTheDocument();
  });

  it('keeps its word readable', () => {
    render(<Divider>or</Divider>);

    expect(screen.getByText('or')).toBeVisible();
    expect(screen.queryByRole('separator')).not.toBeInTheDocument();
  });
});
