import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { StrengthMeter } from './StrengthMeter';

describeConformance(
  'StrengthMeter',
  (native) => <StrengthMeter strength={1} label="Password strength" word="Weak" {...native} />,
  { element: HTMLDivElement },
);

describe('StrengthMeter', () => {
  it('says the strength in a word, not by colour alone', () => {
    render(<StrengthMeter strength={2} label="Password strength" word="Fair" />);

    const meter = screen.getByRole('meter', { name: 'Password strength' });
    expect(meter).toHaveAttribute('aria-valuenow', '2');
    expect(meter).toHaveAttribute('aria-valuetext', 'Fair');
    expect(screen.getByText('Fair')).toBeVisible();
  });

  it('reads a change out once typing has rested', async () => {
    const { rerender } = render(<StrengthMeter strength={0} label="Password strength" word="" />);
    rerender(<StrengthMeter strength={4} label="Password strength" word="Strong" />);

    expect(await screen.findByText('Password strength: Strong')).toBeInTheDocument();
  });
});
