import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Stepper } from './Stepper';

const setup = {
  label: 'Set up the app',
  doneLabel: 'done',
  steps: [
    { id: 'scan', label: 'Scan' },
    { id: 'code', label: 'Type a code' },
    { id: 'keep', label: 'Keep the codes' },
  ],
};

describeConformance('Stepper', (native) => <Stepper {...setup} current={1} {...native} />, {
  element: HTMLOListElement,
});

describe('Stepper', () => {
  it('says which step it is at and which are done', () => {
    render(<Stepper {...setup} current={1} />);

    const items = screen.getAllByRole('listitem');
    expect(items.map((item) => item.getAttribute('aria-current'))).toEqual([null, 'step', null]);
    expect(items[0]).toHaveTextContent('Scan (done)');
    expect(items[2]).not.toHaveTextContent('done');
  });

  it('is at none when all are done', () => {
    render(<Stepper {...setup} current={3} />);

    expect(screen.getAllByText('(done)')).toHaveLength(3);
  });
});
