import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Alert } from './Alert';

describeConformance('Alert', (native) => <Alert title="Signed out" {...native} />, {
  element: HTMLDivElement,
});

describe('Alert', () => {
  it('says what is so, then what to do', () => {
    render(<Alert title="This link is no longer good">Send a new one.</Alert>);

    expect(screen.getByRole('status')).toHaveTextContent(
      'This link is no longer goodSend a new one.',
    );
  });

  it('interrupts only for danger', () => {
    render(
      <>
        <Alert tone="danger" title="That email or password is wrong" />
        <Alert tone="warn" title="Two recovery codes left" />
        <Alert tone="ok" title="Your address is verified" />
        <Alert tone="neutral" title="Sign in again to go on" />
      </>,
    );

    expect(screen.getByRole('alert')).toHaveTextContent('That email or password is wrong');
    expect(screen.getAllByRole('status')).toHaveLength(3);
  });

  it('shows each tone by an icon of its own, not by colour alone', () => {
    const { container } = render(
      <>
        <Alert tone="danger" title="a" />
        <Alert tone="warn" title="b" />
        <Alert tone="ok" title="c" />
        <Alert tone="neutral" title="d" />
      </>,
    );
    const paths = [...container.querySelectorAll('svg')].map((svg) => svg.innerHTML);

    expect(new Set(paths).size).toBe(4);
  });
});
