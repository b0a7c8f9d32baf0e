import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { formatCountdown, useCountdown } from './use-countdown';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('counts whole seconds down to nothing and stops', () => {
  const until = Date.now() + 2_500;
  const { result } = renderHook(() => useCountdown(until));
  expect(result.current).toBe(3);
  act(() => {
    vi.advanceTimersByTime(1_000);
  });
  expect(result.current).toBe(2);
  act(() => {
    vi.advanceTimersByTime(2_000);
  });
  expect(result.current).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

it('starts anew for another moment', () => {
  const { result, rerender } = renderHook(({ until }) => useCountdown(until), {
    initialProps: { until: Date.now() + 1_000 },
  });
  act(() => {
    vi.advanceTimersByTime(5_000);
  });
  expect(result.current).toBe(0);
  rerender({ until: Date.now() + 60_000 });
  expect(result.current).toBe(60);
});

it('has nothing to count without a moment', () => {
  const { result } = renderHook(() => useCountdown(null));
  expect(result.current).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

it.each([
  [0, '0:00'],
  [42, '0:42'],
  [872, '14:32'],
  [3_725, '1:02:05'],
])('%i seconds read as %s', (seconds, text) => {
  expect(formatCountdown(seconds)).toBe(text);
});
