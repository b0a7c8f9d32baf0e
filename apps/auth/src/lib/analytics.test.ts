import { afterEach, describe, expect, it, vi } from 'vitest';
import { countStep } from './analytics';
import { inSteps, tellStepsTo } from './page-steps';

function watchRequests() {
  const send = vi.fn<typeof fetch>(() => Promise.resolve(new Response(null, { status: 204 })));
  vi.stubGlobal('fetch', send);
  return send;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('countStep', () => {
  it('tells our own gateway two words, without cookies', () => {
    const send = watchRequests();
    countStep('/register', 'submitted');
    expect(send).toHaveBeenCalledExactlyOnceWith('/page-steps', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF': '1' },
      body: '{"page":"register","outcome":"submitted"}',
      credentials: 'omit',
      keepalive: true,
    });
    expect(document.cookie).toBe('');
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
  });

  it('says nothing of pages behind the door, or of addresses that are no page', () => {
    const send = watchRequests();
    for (const path of [
      '/account',
      '/security',
      '/sessions',
      '/error',
      '/ines@calder.studio',
      '/',
    ]) {
      countStep(path, 'shown');
    }
    expect(send).not.toHaveBeenCalled();
  });

  it.each([
    ['doNotTrack', '1'],
    ['globalPrivacyControl', true],
  ])('does not count whoever says %s', (wish, value) => {
    const send = watchRequests();
    vi.stubGlobal('navigator', { [wish]: value });
    countStep('/login', 'shown');
    expect(send).not.toHaveBeenCalled();
  });

  it('minds no gateway that is away', async () => {
    watchRequests().mockRejectedValue(new TypeError('away'));
    countStep('/login', 'shown');
    await Promise.resolve();
  });
});

describe('inSteps', () => {
  it('tells that an action began and how it ended, and nothing of what it was given', async () => {
    const told = vi.fn();
    const stop = tellStepsTo(told);
    expect(await inSteps((name: string) => Promise.resolve(`Hello ${name}`))('Ines')).toBe(
      'Hello Ines',
    );
    await expect(inSteps(() => Promise.reject(new Error('no')))(undefined)).rejects.toThrow('no');
    expect(told.mock.calls).toEqual([['submitted'], ['done'], ['submitted'], ['refused']]);
    stop();
    await inSteps(() => Promise.resolve())(undefined);
    expect(told).toHaveBeenCalledTimes(4);
  });
});
