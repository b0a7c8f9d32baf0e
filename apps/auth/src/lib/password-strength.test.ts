import { expect, it } from 'vitest';
import { passwordStrength } from './password-strength';

const rules = { minLength: 8, ownData: ['ines'] };

it.each([
  ['', 0],
  ['short', 1],
  ['aaaaaaaaaaaa', 1],
  ['12345678', 1],
  ['abcdefghij', 1],
  ['ines and the harbour lights', 1],
  ['harbourlights', 2],
  ['brass harbour lights', 4],
  ['tX9#qv!2Lm', 4],
])('%j counts as %d of 4', (password, strength) => {
  expect(passwordStrength(password, rules)).toBe(strength);
});

it('never falls when a password grows by a new word', () => {
  const words = ['copper', 'copper walrus', 'copper walrus sings', 'copper walrus sings at noon'];
  const strengths = words.map((words) => passwordStrength(words, rules));
  expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
});
