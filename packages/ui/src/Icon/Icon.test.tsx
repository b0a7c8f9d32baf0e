import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Icon } from './Icon';

describeConformance('Icon', (native) => <Icon name="lock" {...native} />, {
  element: SVGSVGElement,
});

describe('Icon', () => {
  it('is decoration in the size asked for', () => {
    const { container } = render(<Icon name="lock" size={16} />);
    const svg = container.querySelector('svg');

    expect(svg).toHaveAttribute('aria-hidden', 'true');
    expect(svg).toHaveAttribute('width', '16');
    expect(svg).toHaveAttribute('height', '16');
  });
});
