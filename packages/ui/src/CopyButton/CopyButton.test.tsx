import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { CopyButton } from './CopyButton';

const texts = {
  text: 'JBSWY3DP',
  label: 'Copy',
  copiedLabel: 'Copied',
  failedLabel: 'Copy it by hand',
};

describeConformance('CopyButton', (native) => <CopyButton {...texts} {...native} />, {
  element: HTMLButtonElement,
});

afterEach(() => {
  vi.useRealTimers();
});

describe('CopyButton', () => {
  it('puts the text on the clipboard and says so', async () => {
    const user = userEvent.setup();
    const copied = vi.fn();
    render(<CopyButton {...texts} onCopied={copied} />);

    await user.click(screen.getByRole('button', { name: 'Copy' }));

    expect(await navigator.clipboard.readText()).toBe('JBSWY3DP');
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('Copied');
    expect(copied).toHaveBeenCalledTimes(1);
  });

  it('goes back to its own words after a moment', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
    render(<CopyButton {...texts} />);
    await user.click(screen.getByRole('button'));
    await waitFor(() => {
      expect(screen.getByRole('button')).toHaveTextContent('Copied');
    });

    act(() => {
      vi.advanceTimersByTime(2500);
    });

    expect(screen.getByRole('button')).toHaveTextContent('Copy');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('tells the truth when the browser refuses', async () => {
    const user = userEvent.setup();
    const copied = vi.fn();
    render(<CopyButton {...texts} onCopied={copied} />);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));

    await user.click(screen.getByRole('button'));

    expect(await screen.findByRole('button', { name: 'Copy it by hand' })).toBeVisible();
    expect(copied).not.toHaveBeenCalled();
  });
});

describe('prop: iconOnly', () => {
  it('keeps its name', async () => {
    const user = userEvent.setup();
    render(<CopyButton {...texts} iconOnly />);

    await user.click(screen.getByRole('button', { name: 'Copy' }));

    await waitFor(() => {
      expect(screen.getByRole('status')).toHaveTextContent('Copied');
    });
  });
});
