import { expect, test } from 'vitest';
import { play, readSmall } from '../../tests/scenarios/small';
import { decisionsOf, turnNow } from '../engine/session';
import { replyTo, welcome } from './prompt';

const begun = play(readSmall(), '');

test('opens with place, person and options in the order a learner sees', () => {
  const text = welcome(begun);
  expect(text).toContain('A clinic room, ten past nine.');
  const letters = [...text.matchAll(/^ {2}([a-v]) {2}/gm)].map(([, letter]) => letter);
  expect(letters).toEqual(turnNow(begun).choices.map(({ id }) => id));
});

test.each([
  ['a', 'a'],
  ['  C ', 'c'],
  ['w', 'w'],
])('“%s” is a decision', (line, decision) => {
  expect(decisionsOf(replyTo(begun, line).next)).toBe(decision);
});

test.each([
  [':', 'trust 2'],
  ['?', 'Don’t make a fuss.'],
  ['why', 'Saying what is underneath (CR, change), worth 2'],
  ['coach', 'What has she brought?'],
  ['stat', 'Did you mean “state”?'],
  ['z', 'There is no “z” here.'],
  ['help', 'what is being thought'],
])('“%s” tells, and changes nothing', (line, told) => {
  const { next, text, over } = replyTo(begun, line);
  expect(text).toContain(told);
  expect(next).toBe(begun);
  expect(over).toBe(false);
});

test('goes back as far as it is told, and never beyond the start', () => {
  const session = play(begun.scenario, 'ca');
  expect(decisionsOf(replyTo(session, 'back').next)).toBe('c');
  expect(decisionsOf(replyTo(session, 'back 9').next)).toBe('');
});

test('quit stops', () => {
  expect(replyTo(begun, 'quit').over).toBe(true);
});
