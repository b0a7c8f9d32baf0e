import { render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { buttonClass } from '../Button';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Link } from './Link';

describeConformance(
  'Link',
  (native) => (
    <Link href="/help" {...native}>
      Help
    </Link>
  ),
  { element: HTMLAnchorElement },
);

function RouterLink({ to, children, ...anchor }: ComponentProps<'a'> & { to: string }) {
  return (
    <a {...anchor} href={`/app${to}`}>
      {children}
    </a>
  );
}

describe('Link', () => {
  it('leads to its address', () => {
    render(<Link href="/help">Help</Link>);

    expect(screen.getByRole('link', { name: 'Help' })).toHaveAttribute('href', '/help');
  });
});

describe('prop: render', () => {
  it("is the router's link with our looks and contents", () => {
    render(
      <Link variant="quiet" className="mine" render={<RouterLink to="/login" className="theirs" />}>
        Sign in
      </Link>,
    );
    const link = screen.getByRole('link', { name: 'Sign in' });

    expect(link).toHaveAttribute('href', '/app/login');
    expect(link).toHaveClass('mine', 'theirs');
  });

  it('keeps the contents the element brings when it has none of its own', () => {
    render(<Link render={<RouterLink to="/login">Sign in</RouterLink>} />);

    expect(screen.getByRole('link', { name: 'Sign in' })).toBeInTheDocument();
  });
});

describe('prop: variant', () => {
  it('looks like a main button and stays a link', () => {
    render(
      <Link variant="button" href="/login">
        Sign in again
      </Link>,
    );
    const look = buttonClass({ variant: 'primary', size: 'large', fullWidth: true }) ?? '';

    expect(screen.getByRole('link')).toHaveClass(...look.split(' '));
  });
});
