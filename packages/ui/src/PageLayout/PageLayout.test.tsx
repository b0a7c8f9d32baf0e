import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { NavItem } from './NavItem';
import { PageLayout } from './PageLayout';

describeConformance(
  'PageLayout (door)',
  (native) => <PageLayout variant="door" title="Sign in" {...native} />,
  { element: HTMLElement },
);
describeConformance(
  'PageLayout (account)',
  (native) => <PageLayout variant="account" brand="Gatehouse" title="Account" {...native} />,
  { element: HTMLElement },
);
describeConformance(
  'NavItem',
  (native) => (
    <ul>
      {' '}
      <NavItem icon="user" href="/profile" {...native}>
        Profile
      </NavItem>
    </ul>
  ),
  { element: HTMLAnchorElement },
);

describe('the door', () => {
  it('has one title, its contents and a foot', () => {
    render(
      <PageLayout
        variant="door"
        title="Sign in"
        subtitle="to continue to Harbour"
        aside="New here?"
        footer={<a href="/privacy">Privacy</a>}
      >
        <p>Form</p>
      </PageLayout>,
    );
    const main = screen.getByRole('main');

    expect(within(main).getByRole('heading', { level: 1 })).toHaveTextContent('Sign in');
    expect(main).toHaveTextContent('to continue to Harbour');
    expect(main).toHaveTextContent('Form');
    expect(main).toHaveTextContent('New here?');
    expect(within(main).getByRole('link', { name: 'Privacy' })).toBeVisible();
  });

  it('lets a tenant put its own logo in', () => {
    render(<PageLayout variant="door" title="Sign in" logo={<img src="/l.svg" alt="Calder" />} />);

    expect(screen.getByRole('img', { name: 'Calder' })).toBeVisible();
  });

  it('puts the lantern out when asked to', () => {
    const { container } = render(<PageLayout variant="door" title="Signed out" lantern="out" />);

    expect(container.firstElementChild).toHaveAttribute('data-lantern', 'out');
  });

  it('leads past the header at the first Tab', async () => {
    const user = userEvent.setup();
    render(<PageLayout variant="door" title="Sign in" skipLabel="Skip to the form" />);
    const before = window.location.href;

    await user.tab();
    expect(screen.getByRole('link', { name: 'Skip to the form' })).toHaveFocus();
    await user.keyboard('{Enter}');

    expect(screen.getByRole('main')).toHaveFocus();
    expect(window.location.href).toBe(before);
  });
});

describe('the account page', () => {
  it('has a header, a named navigation and one title', () => {
    render(
      <PageLayout
        variant="account"
        brand={<a href="/">Gatehouse</a>}
        headerEnd={<a href="/app">Back to Harbour</a>}
        navLabel="Account"
        nav={
          <>
            <NavItem icon="user" href="/profile" current>
              Profile
            </NavItem>
            <NavItem icon="laptop" href="/sessions">
              Sessions
            </NavItem>
          </>
        }
        title="Profile"
        subtitle="Who you are."
      >
        <p>Cards</p>
      </PageLayout>,
    );

    expect(
      within(screen.getByRole('banner')).getByRole('link', { name: 'Back to Harbour' }),
    ).toBeVisible();
    const nav = screen.getByRole('navigation', { name: 'Account' });
    expect(within(nav).getAllByRole('listitem')).toHaveLength(2);
    expect(within(nav).getByRole('link', { current: 'page' })).toHaveTextContent('Profile');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Profile');
    expect(screen.getByRole('main')).toHaveTextContent('Cards');
  });

  it('has no empty navigation', () => {
    render(<PageLayout variant="account" brand="Gatehouse" title="Profile" />);

    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });
});

describe('NavItem', () => {
  it('can be a button for what only acts', async () => {
    const user = userEvent.setup();
    const signOut = vi.fn();
    render(
      <NavItem icon="sign-out" apart render={<button type="button" onClick={signOut} />}>
        Sign out
      </NavItem>,
    );

    await user.click(screen.getByRole('button', { name: 'Sign out' }));

    expect(signOut).toHaveBeenCalledTimes(1);
  });
});
