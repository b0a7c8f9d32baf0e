import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Badge } from './Badge';

describeConformance('Badge', (native) => <Badge {...native}>On</Badge>, {
  element: HTMLSpanElement,
});

describe('Badge', () => {
  it('says its standing in words, with an icon for the eye only', () => {
    const { container } = render(
      <Badge tone="warn" icon="pin">
        New place
      </Badge>,
    );

    expect(screen.getByText('New place')).toBeVisible();
    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });
});
