import { expect, test } from 'vitest';
import type { Cohort } from './cohort';
import { reachedBy, usualFor } from './levels';
import type { Room, Words } from './room';
import { sheetsOf, textForPayers } from './tables';

const words = new Proxy({} as Words, {
  get: (_, key) =>
    key === 'mean'
      ? '{mean} of {of}'
      : key === 'commissionerText'
        ? '{people} met {visits}, {before}, {after}'
        : String(key),
});
const room: Room = { words, visits: { 'kath.review': 'Kath' }, roles: { gp: 'GP' }, moves: { AGO: 'Agenda' } };
const cohort: Cohort = {
  people: 6,
  doubles: 0,
  completed: { of: 3, done: 2 },
  ratings: { before: { mean: 4.25, of: 4 }, after: undefined, lookingBack: undefined },
  visits: [
    { key: 'kath.review', met: 5, good: 2 },
    { key: 'someone.gone', met: 1, good: 0 },
  ],
  skills: [{ move: 'AGO', total: 9, learners: 4 }],
  roles: [
    { role: 'gp', people: 5, editions: { silver: 3, gold: 2 } },
    { role: '-', people: 'few', editions: {} },
  ],
  groups: [{ group: '-', people: 6 }],
};

test('names everything as the page does, and what the course no longer holds by its id', () => {
  expect(sheetsOf(room, cohort, usualFor).map(({ rows }) => rows)).toEqual([
    [
      ['before', '4.3 of 4'],
      ['after', 'noMean'],
      ['lookingBack', 'noMean'],
    ],
    [
      ['skill', 'learners', 'total'],
      ['Agenda', 4, 9],
    ],
    [
      ['visit', 'met', 'good'],
      ['Kath', 5, 2],
      ['someone.gone', 1, 0],
    ],
    [
      ['role', 'headcount', 'target'],
      ['GP', 5, 'gold'],
      ['unsaid', 'few', 'bronze'],
    ],
  ]);
});

test('counts groups where somebody gave one, and none of fewer than five', () => {
  const groups: Cohort['groups'] = [
    { group: '-', people: 'few' },
    { group: 'b', people: 5 },
  ];
  expect(sheetsOf(room, { ...cohort, groups }, usualFor).at(-1)).toEqual({
    heading: 'groups',
    rows: [
      ['group', 'headcount'],
      ['unsaid', 'few'],
      ['B', 5],
    ],
  });
});

test('tells payers the whole room in one sentence', () => {
  expect(textForPayers(room, cohort)).toBe('6 met 6, 4.3 of 4, noMean completed');
  expect(textForPayers(room, { ...cohort, completed: { of: 0, done: 0 } })).toBe('6 met 6, 4.3 of 4, noMean');
});

test('counts who has a higher level among those who reached a lower one', () => {
  expect(reachedBy({ silver: 3, gold: 2 }, 'silver')).toBe(5);
  expect(reachedBy({ silver: 3, gold: 2 }, 'gold')).toBe(2);
});
