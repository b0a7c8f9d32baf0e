import { afterEach, expect, it, vi } from 'vitest';
import { remember } from '../../lib/storage';
import { keepReturnPath, keptReturnPath } from './return-path';

afterEach(() => {
  vi.useRealTimers();
});

it('is known again after the mail was read', () => {
  keepReturnPath('/boats?berth=7#tide');
  expect(keptReturnPath()).toBe('/boats?berth=7#tide');
});

it('is forgotten after a day', () => {
  vi.useFakeTimers();
  keepReturnPath('/boats');
  vi.advanceTimersByTime(25 * 60 * 60_000);
  expect(keptReturnPath()).toBeNull();
});

it('is forgotten when the next person was going nowhere', () => {
  keepReturnPath('/boats');
  keepReturnPath(null);
  expect(keptReturnPath()).toBeNull();
});

it.each(['', 'x', `${Date.now()} //elsewhere.example`, `${Date.now()}`])(
  'is nothing when the storage holds %j',
  (stored) => {
    remember('return-path', stored);
    expect(keptReturnPath()).toBeNull();
  },
);
