import { describe, expect, test } from 'vitest';
import { play, readSmall } from '../../tests/scenarios/small';
import {
  accountOf,
  listOf,
  missedSafety,
  opennessOf,
  phraseForToday,
  planOf,
  skillsOf,
  turningPoints,
} from './debrief';

const small = readSmall();

describe('the person’s account', () => {
  test.each([
    [
      'says the first phrase of each group that fits',
      'aaa',
      ['You saw my list and I opened it out.', 'I said about Sunday.'],
    ],
    [
      'takes the next where the reply was another',
      'caa',
      ['You let me get my list out.', 'There was something I kept.'],
    ],
    [
      'wants both where a phrase names what was said and a state',
      'bba',
      ['You told me before I’d told you.', 'There was something I kept.'],
    ],
  ])('%s', (_, decisions, expected) => {
    expect(accountOf(play(small, decisions))).toEqual(expected);
  });

  test('leaves a group out when nothing in it fits', () => {
    const scenario = readSmall({ 'when: trust <= 1, says: You told': 'when: trust >= 6, says: You told' });
    expect(accountOf(play(scenario, 'bba'))).toEqual(['There was something I kept.']);
  });

  test('tells replies of the same choice apart', () => {
    const scenario = readSmall({ 'said: greet.a/1': 'said: greet.a/2' });
    expect(accountOf(play(scenario, 'aaa'))[0]).toBe('You let me get my list out.');
  });

  test('knows what was done without speaking', () => {
    const scenario = readSmall({ 'said: greet.a/1': 'said: greet.w/2' });
    expect(accountOf(play(scenario, 'wba'))[0]).toBe('You saw my list and I opened it out.');
  });
});

test.each([
  ['aab', 'Is there something else?'],
  ['cbb', 'What matters most today?'],
])('has a phrase for today after %s', (decisions, expected) => {
  expect(phraseForToday(play(small, decisions))).toBe(expected);
});

describe('turning points', () => {
  test('are the decisions with both tutors, the one that moved most first', () => {
    const points = turningPoints(play(small, 'aab'));
    expect(points.map(({ at, choice }) => `${at}${choice.id}`)).toEqual(['0a', '1a', '2b']);
    // Trust 2, importance 2, momentum 1; trust 1, confidence 1, momentum 1; momentum 0 (it stands at two), friction none.
    expect(points.map(({ moved }) => moved)).toEqual([5, 3, 0]);
  });

  test('count what is lost like what is won', () => {
    // Unasked advice: trust −1, friction +2, momentum −2; the bill at "plan" is the next decision's.
    expect(turningPoints(play(small, 'bbb')).map(({ at, moved }) => [at, moved])).toEqual([
      [0, 5],
      [2, 1],
    ]);
  });

  test('leave out what has no tutors, and waiting', () => {
    expect(turningPoints(play(small, 'wcba'))).toEqual([]);
  });
});

describe('skills', () => {
  test('count an opportunity for the move that took it', () => {
    expect(skillsOf(play(small, 'aab'))).toEqual([
      { move: 'CR', wouldHaveHelped: 1, chosen: 1 },
      { move: 'AGO', wouldHaveHelped: 1, chosen: 1 },
      { move: 'GOAL', wouldHaveHelped: 1, chosen: 1 },
    ]);
  });

  test('count one not taken for the move that would have helped', () => {
    expect(skillsOf(play(small, 'cba'))).toEqual([
      { move: 'CR', wouldHaveHelped: 1, chosen: 0 },
      { move: 'AGO', wouldHaveHelped: 1, chosen: 0 },
      { move: 'GOAL', wouldHaveHelped: 1, chosen: 0 },
    ]);
  });

  test('put what would have helped most often first', () => {
    const scenario = readSmall({ 'move: GOAL': 'move: AGO' });
    expect(skillsOf(play(scenario, 'cab'))).toEqual([
      { move: 'AGO', wouldHaveHelped: 2, chosen: 2 },
      { move: 'CR', wouldHaveHelped: 1, chosen: 0 },
    ]);
  });

  test('count nothing for a wait, or where nothing apt was offered', () => {
    const scenario = readSmall({ 'target: change\n            worth: 2': 'target: change\n            worth: 1' });
    expect(skillsOf(play(scenario, 'wa'))).toEqual([]);
  });
});

describe('the list', () => {
  test('says how far each item came and keeps what was not said', () => {
    expect(listOf(play(small, 'ca'))).toEqual([
      { says: 'My knee.', level: 'agreed', said: true, unsaid: undefined },
      { says: 'The fall.', level: 'guarded', said: false, unsaid: 'I went over on Sunday and lay there an hour.' },
    ]);
    expect(listOf(play(small, 'aa'))[1]).toMatchObject({ level: 'told', said: true });
  });
});

describe('the plan', () => {
  test('holds the last words of each slot and whose idea they were', () => {
    expect(planOf(play(small, 'bba'))).toEqual([
      { says: 'What', whose: 'both', words: 'Ice in the evening' },
      { says: 'When', whose: 'person', words: 'After the news' },
    ]);
    expect(planOf(play(small, 'bb'))).toEqual([
      { says: 'What', whose: 'practitioner', words: 'Rest the knee' },
      { says: 'When', whose: 'nobody', words: undefined },
    ]);
  });
});

test('shows how open the person was before and after each decision', () => {
  expect(opennessOf(play(small, ''))).toEqual([1]);
  expect(opennessOf(play(small, 'wbb'))).toEqual([1, 2, -1, -1]);
});

test('opens with the safety question that was not asked', () => {
  expect(missedSafety(play(small, 'aab'))).toEqual(['Asked about falls']);
  expect(missedSafety(play(small, 'cab'))).toEqual([]);
});
