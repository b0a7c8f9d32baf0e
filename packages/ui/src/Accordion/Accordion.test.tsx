import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Accordion } from './Accordion';

const sections = [
  { value: 'lost', title: 'I lost my phone', content: 'Use a recovery code.' },
  { value: 'new', title: 'I have a new phone', content: 'Set the app up anew.' },
];

describeConformance(
  'Accordion',
  (native) => <Accordion sections={sections} titleLevel={2} {...native} />,
  { element: HTMLDivElement },
);

describe('Accordion', () => {
  it('shows titles, and a section when it is opened; another closes it', async () => {
    const user = userEvent.setup();
    const change = vi.fn();
    render(<Accordion sections={sections} onValueChange={change} />);
    expect(screen.queryByText('Use a recovery code.')).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'I lost my phone', expanded: false }));
    expect(screen.getByRole('region', { name: 'I lost my phone' })).toHaveTextContent(
      'Use a recovery code.',
    );
    await user.click(screen.getByRole('button', { name: 'I have a new phone' }));

    await waitFor(() => {
      expect(screen.queryByText('Use a recovery code.')).not.toBeInTheDocument();
    });
    expect(change.mock.calls).toEqual([[['lost']], [['new']]]);
  });

  it('stays as its owner says', async () => {
    const user = userEvent.setup();
    render(<Accordion sections={sections} value={['lost']} />);

    await user.click(screen.getByRole('button', { name: 'I lost my phone' }));

    expect(screen.getByRole('button', { name: 'I lost my phone', expanded: true })).toBeVisible();
  });
});
