import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Card } from './Card';
import { CardRow } from './CardRow';
import { CardRows } from './CardRows';

describeConformance('Card', (native) => <Card {...native}>Text</Card>, { element: HTMLElement });
describeConformance('CardRow', (native) => <CardRow title="Email" {...native} />, {
  element: HTMLDivElement,
});
describeConformance('CardRows', (native) => <CardRows {...native} />, {
  element: HTMLUListElement,
});

describe('Card', () => {
  it('is a region named by its title', () => {
    render(
      <Card title="Elsewhere" description="Other devices." footer={<a href="/all">All</a>}>
        Text
      </Card>,
    );
    const card = screen.getByRole('region', { name: 'Elsewhere' });

    expect(within(card).getByRole('heading', { level: 2, name: 'Elsewhere' })).toBeVisible();
    expect(within(card).getByText('Other devices.')).toBeVisible();
    expect(within(card).getByRole('link', { name: 'All' })).toBeVisible();
  });

  it('takes its place in the outline of the page', () => {
    render(<Card title="Elsewhere" titleLevel={3} />);

    expect(screen.getByRole('heading', { level: 3 })).toBeVisible();
  });

  it('is no landmark without a title', () => {
    render(<Card>Text</Card>);

    expect(screen.queryByRole('region')).not.toBeInTheDocument();
  });
});

describe('CardRow', () => {
  it('shows title, badge, facts and action', () => {
    render(
      <CardRow
        icon="phone"
        title="Safari on iPhone"
        badge="New place"
        meta={['Berlin', '203.0.113.24']}
        action={<button type="button">Sign out</button>}
      />,
    );

    expect(screen.getByText(/Safari on iPhone/)).toHaveTextContent('Safari on iPhone New place');
    expect(screen.getByText('Berlin')).toBeVisible();
    expect(screen.getByText('203.0.113.24')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sign out' })).toBeVisible();
  });

  it('is an item of the list it stands in', () => {
    render(
      <CardRows aria-label="Devices">
        <CardRow title="Firefox" meta="Berlin" />
        <CardRow title="Safari" />
      </CardRows>,
    );

    expect(within(screen.getByRole('list')).getAllByRole('listitem')).toHaveLength(2);
  });
});
