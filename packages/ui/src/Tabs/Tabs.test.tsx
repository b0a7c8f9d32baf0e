import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Tabs, type TabsProps } from './Tabs';

const two: TabsProps = {
  label: 'Your activity',
  tabs: [
    { value: 'recent', label: 'Recent', content: 'Signed in today' },
    { value: 'all', label: 'Everything', content: 'Signed in since May' },
    { value: 'none', label: 'Nothing', content: '', disabled: true },
  ],
};

describeConformance('Tabs', (native) => <Tabs {...two} {...native} />, { element: HTMLDivElement });

afterEach(() => {
  document.documentElement.removeAttribute('dir');
});

describe('Tabs', () => {
  it('shows the first view, and another by a press', async () => {
    const user = userEvent.setup();
    render(<Tabs {...two} />);
    expect(screen.getByRole('tabpanel', { name: 'Recent' })).toHaveTextContent('Signed in today');

    await user.click(screen.getByRole('tab', { name: 'Everything' }));

    expect(screen.getByRole('tabpanel')).toHaveTextContent('Signed in since May');
    expect(screen.getByRole('tab', { name: 'Everything', selected: true })).toBeVisible();
  });

  it('is walked by arrow keys and left by Tab', async () => {
    const user = userEvent.setup();
    render(<Tabs {...two} />);

    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Everything', selected: true })).toHaveFocus();

    await user.tab();
    expect(screen.getByRole('tabpanel')).toHaveFocus();
  });

  it('is walked the other way in right-to-left pages', async () => {
    document.documentElement.dir = 'rtl';
    const user = userEvent.setup();
    render(<Tabs {...two} />);

    await user.tab();
    await user.keyboard('{ArrowLeft}');

    expect(screen.getByRole('tab', { name: 'Everything', selected: true })).toHaveFocus();
  });
});

describe('prop: value', () => {
  it('stays as its owner says, who is told of the choice', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<Tabs {...two} value="recent" onValueChange={change} />);

    await user.click(screen.getByRole('tab', { name: 'Everything' }));

    expect(change).toHaveBeenCalledWith('all');
    expect(screen.getByRole('tabpanel')).toHaveTextContent('Signed in today');
  });
});
