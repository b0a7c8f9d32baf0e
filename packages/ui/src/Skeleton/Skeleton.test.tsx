import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Skeleton } from './Skeleton';

describeConformance('Skeleton', (native) => <Skeleton label="Loading" {...native} />, {
  element: HTMLDivElement,
});

describe('Skeleton', () => {
  it('says once what is being waited for', () => {
    render(<Skeleton count={3} label="Your profile is loading" />);

    expect(screen.getByRole('status')).toHaveTextContent('Your profile is loading');
  });

  it('is decoration without words', () => {
    const { container } = render(<Skeleton shape="field" />);

    expect(container.firstElementChild).toHaveAttribute('aria-hidden', 'true');
  });
});
