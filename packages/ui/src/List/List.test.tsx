import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { List } from './List';

describeConformance(
  'List',
  (native) => (
    <List {...native}>
      <li>One</li>
    </List>
  ),
  { element: HTMLUListElement },
);

describe('List', () => {
  it('stays a list although it shows no signs', () => {
    render(
      <List aria-label="Ways in">
        <li>Password</li>
        <li>Authenticator app</li>
      </List>,
    );

    expect(screen.getByRole('list', { name: 'Ways in' })).toBeVisible();
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
  });

  it('counts its steps', () => {
    render(
      <List variant="steps">
        <li>Open the app.</li>
      </List>,
    );

    expect(screen.getByRole('list')).toBeInstanceOf(HTMLOListElement);
  });
});
