import { describe, expect, it } from 'vitest';
import { sameOriginPath } from './same-origin-path';

describe('goes back to', () => {
  it.each([
    ['/'],
    ['/boats/7?berth=a%2Fb&next=https://elsewhere.example#tide'],
    ['/auth/account'],
    ['/söder', '/s%C3%B6der'],
    ['/a/../b', '/b'],
    ['/mail/@ines'],
  ])('%s', (target, path = target) => {
    expect(sameOriginPath(target)).toBe(path);
  });
});

describe('refuses', () => {
  it.each([
    [null],
    [undefined],
    [''],
    ['boats'],
    ['//elsewhere.example'],
    ['///elsewhere.example'],
    ['/\\elsewhere.example'],
    ['\\\\elsewhere.example'],
    ['/\t/elsewhere.example'],
    ['/\n/elsewhere.example'],
    ['\t//elsewhere.example'],
    [' //elsewhere.example'],
    ['/\u0000/elsewhere.example'],
    ['/.//elsewhere.example'],
    ['/boats/..//elsewhere.example'],
    ['/boats//7'],
    ['/%2f%2felsewhere.example'],
    ['/%2Felsewhere.example'],
    ['/%5celsewhere.example'],
    ['/%09/elsewhere.example'],
    ['/\uff0felsewhere.example'],
    ['/\u2215elsewhere.example'],
    ['/\u2044elsewhere.example'],
    ['/\u200b/elsewhere.example'],
    ['https://elsewhere.example/'],
    ['http://localhost:8080@elsewhere.example/'],
    ['//ines:secret@localhost:8080/'],
    ['javascript:alert(1)'],
    ['/javascript:alert(1)\r\n//x'],
    ['data:text/html,hi'],
    [`/${'a'.repeat(2048)}`],
  ])('%j', (target) => {
    expect(sameOriginPath(target)).toBeNull();
  });
});

it('yields a path that stays on our origin however it is followed', () => {
  for (const target of ['/', '/a?b=//c', '/a#//c', '/./a', '/;//'.slice(0, 3)]) {
    const path = sameOriginPath(target);
    expect(path && new URL(path, location.origin).origin).toBe(location.origin);
  }
});
