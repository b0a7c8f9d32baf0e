import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Facts } from './Facts';

const facts = [
  { id: 'when', term: 'When', detail: 'Today, 14:02' },
  { id: 'where', term: 'Where', detail: 'Berlin' },
];

describeConformance('Facts', (native) => <Facts facts={facts} {...native} />, {
  element: HTMLDListElement,
});

describe('Facts', () => {
  it('says each name with its fact', () => {
    render(<Facts facts={facts} />);

    expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual(['When', 'Where']);
    expect(screen.getAllByRole('definition').map((fact) => fact.textContent)).toEqual([
      'Today, 14:02',
      'Berlin',
    ]);
  });
});
