import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Logo } from './Logo';

describeConformance('Logo', (native) => <Logo {...native} />, { element: SVGSVGElement });

describe('Logo', () => {
  it('is a picture with a name when it stands alone', () => {
    render(<Logo title="Gatehouse" size={40} />);

    expect(screen.getByRole('img', { name: 'Gatehouse' })).toHaveAttribute('width', '40');
  });

  it('is decoration beside the name', () => {
    render(<Logo />);

    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });
});
