import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Button } from '../Button';
import { describeConformance } from '../internals/testing/describe-conformance';
import { EmptyState } from './EmptyState';

describeConformance(
  'EmptyState',
  (native) => <EmptyState icon="laptop" title="Only this device" titleLevel={2} {...native} />,
  { element: HTMLDivElement },
);

describe('EmptyState', () => {
  it('says what is so, why, and offers one way on', () => {
    render(
      <EmptyState
        icon="warn"
        tone="warn"
        title="Your sessions did not load"
        action={<Button>Try again</Button>}
      >
        Nothing was changed.
      </EmptyState>,
    );

    expect(
      screen.getByRole('heading', { level: 3, name: 'Your sessions did not load' }),
    ).toBeVisible();
    expect(screen.getByText('Nothing was changed.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
