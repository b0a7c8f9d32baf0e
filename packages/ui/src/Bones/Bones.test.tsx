import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Bones } from './Bones';

describeConformance('Bones', (native) => <Bones rows={2} label="Loading" {...native} />, {
  element: HTMLDivElement,
});

describe('Bones', () => {
  it('stands in for as many rows as will come, and says so once', () => {
    render(<Bones rows={3} label="Loading your sessions" />);
    const status = screen.getByRole('status');

    expect(status).toHaveTextContent(/^Loading your sessions$/);
    expect(status.querySelectorAll('[aria-hidden="true"]')).toHaveLength(3);
  });
});
