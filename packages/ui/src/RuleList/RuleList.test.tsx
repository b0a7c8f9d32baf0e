import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { RuleList, type Rule } from './RuleList';

function rules(length: Rule['state'], common: Rule['state']): readonly Rule[] {
  return [
    { id: 'length', label: 'At least 8 characters', state: length },
    { id: 'common', label: 'Not a common password', state: common },
  ];
}
const words = { metLabel: 'met', openLabel: 'not yet' };

describeConformance(
  'RuleList',
  (native) => <RuleList rules={rules('open', 'open')} {...words} {...native} />,
  { element: HTMLUListElement },
);

describe('RuleList', () => {
  it('says of each rule in words whether it is met', () => {
    render(<RuleList rules={rules('met', 'open')} {...words} />);

    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'At least 8 characters: met',
      'Not a common password: not yet',
    ]);
  });

  it('shows a met rule by another sign, not by colour alone', () => {
    render(<RuleList rules={rules('met', 'open')} {...words} />);
    const [met, open] = screen.getAllByRole('listitem');

    expect(met?.querySelector('svg')?.innerHTML).not.toBe(open?.querySelector('svg')?.innerHTML);
  });
});

describe('what RuleList reads out', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function pass(ms: number) {
    act(() => {
      vi.advanceTimersByTime(ms);
    });
  }

  it('is nothing at the start', () => {
    render(<RuleList rules={rules('open', 'met')} {...words} />);
    pass(2000);

    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('is only what changed, and only after typing has rested', () => {
    const { rerender } = render(<RuleList rules={rules('open', 'open')} {...words} />);
    rerender(<RuleList rules={rules('open', 'met')} {...words} />);
    pass(499);
    rerender(<RuleList rules={rules('met', 'met')} {...words} />);
    pass(499);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();

    pass(1);

    expect(screen.getByRole('status')).toHaveTextContent(
      'At least 8 characters: met. Not a common password: met',
    );
  });

  it('comes in time although the page renders on for other reasons', () => {
    const { rerender } = render(<RuleList rules={rules('open', 'open')} {...words} />);
    for (let rendering = 0; rendering < 6; rendering++) {
      rerender(<RuleList rules={rules('met', 'open')} {...words} />);
      pass(100);
    }

    expect(screen.getByRole('status')).toHaveTextContent('At least 8 characters: met');
  });
});
