import { expect, test } from 'vitest';
import { readSmall } from '../../tests/scenarios/small';
import { decisionsOf } from '../engine/session';
import { followPlay, writtenPlay } from './notation';

const small = readSmall();

test('plays what is written, with the visit’s name and without', () => {
  for (const written of ['clinic:ca', 'ca', 'clinic:']) {
    const { session, problem } = followPlay(small, written);
    expect(problem).toBeUndefined();
    expect(writtenPlay(session)).toBe(`clinic:${written.replace('clinic:', '')}`);
  }
});

test('asks what was meant by a visit that is not there', () => {
  expect(followPlay(small, 'clinik:ca').problem).toBe('Joan has no visit “clinik”. Did you mean “clinic”?');
});

test('says where a play stopped, and plays as far as that', () => {
  const { session, problem } = followPlay(small, 'clinic:cz');
  expect(decisionsOf(session)).toBe('c');
  expect(problem).toBe('At knee there is no “z”; it was played as far as “c”.');
});
