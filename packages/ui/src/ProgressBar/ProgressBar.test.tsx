import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { ProgressBar } from './ProgressBar';

describeConformance('ProgressBar', (native) => <ProgressBar label="Export" {...native} />, {
  element: HTMLProgressElement,
});

describe('ProgressBar', () => {
  it('says how far it is, in numbers and in words', () => {
    render(<ProgressBar label="Export" value={3} max={8} valueText="3 of 8" />);

    const bar = screen.getByRole('progressbar', { name: 'Export' });
    expect(bar).toHaveAttribute('value', '3');
    expect(bar).toHaveAttribute('aria-valuetext', '3 of 8');
    expect(screen.getByText('3 of 8')).toBeVisible();
  });

  it('claims nothing while nobody knows', () => {
    render(<ProgressBar label="Export" />);

    expect(screen.getByRole('progressbar')).not.toHaveAttribute('value');
  });
});
