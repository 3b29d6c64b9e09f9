import { expect, test } from 'vitest';
import { matches } from './matches';

const texts = ['They say no to everything', 'refuses, refusing, can’t be bothered'];

test.each([
  ['', true],
  ['say no', true],
  ['NO everything', true],
  ['refused', true],
  ['cant', true],
  ["can't", true],
  ['bothering', true],
  ['everything yes', false],
  ['silence', false],
])('“%s” is found: %s', (wanted, found) => {
  expect(matches(wanted, texts)).toBe(found);
});
