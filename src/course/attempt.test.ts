import { describe, expect, test } from 'vitest';
import { newAttempt, playVisit, readPage, resolve, seeDebrief, type Resolution } from './attempt';

const key = 'kath.review';
const resolution = (pick: string, outcome?: number): Resolution => ({
  module: 'listening',
  pick,
  withWhom: 0,
  when: 1,
  confidence: 7,
  ...(outcome !== undefined && { outcome }),
});

describe('a visit', () => {
  test('is where the learner is, and has no best before it has an ending', () => {
    const visit = playVisit(newAttempt, key, 'r1', { path: 'ab', attempt: 1 }).visits[key];
    expect(visit).toEqual({ revision: 'r1', latest: { path: 'ab', attempt: 1 }, debriefed: false });
  });

  test.each([
    ['keeps the better ending', 'good', 'poor', 'good'],
    ['takes a better one', 'poor', 'mixed', 'mixed'],
    ['keeps the first of two alike', 'mixed', 'mixed', 'mixed'],
  ] as const)('%s', (_, first, second, best) => {
    const once = playVisit(newAttempt, key, 'r1', { path: 'a', attempt: 1, ending: first });
    const twice = playVisit(once, key, 'r1', { path: 'b', attempt: 2, ending: second });
    expect(twice.visits[key]?.best?.ending).toBe(best);
    expect(twice.visits[key]?.best?.path).toBe(best === second && first !== second ? 'b' : 'a');
    expect(twice.visits[key]?.latest?.path).toBe('b');
  });

  test('keeps its best, and that it was debriefed, while it is played again', () => {
    const played = playVisit(newAttempt, key, 'r1', { path: 'a', attempt: 1, ending: 'good' });
    const again = playVisit(seeDebrief(played, key), key, 'r1', { path: '', attempt: 2 });
    expect(again.visits[key]).toMatchObject({ best: { path: 'a' }, latest: { path: '' }, debriefed: true });
  });

  test('has no debrief before an ending', () => {
    const played = playVisit(newAttempt, key, 'r1', { path: 'a', attempt: 1 });
    expect(seeDebrief(played, key)).toBe(played);
    expect(seeDebrief(newAttempt, key)).toBe(newAttempt);
  });

  test('leaves the attempt before it as it was', () => {
    const before = playVisit(newAttempt, key, 'r1', { path: 'a', attempt: 1 });
    playVisit(before, key, 'r1', { path: 'ab', attempt: 1 });
    expect(before.visits[key]?.latest?.path).toBe('a');
    expect(newAttempt.visits).toEqual({});
  });
});

test('marks a page once', () => {
  const once = readPage(newAttempt, 'listening', 'one');
  expect(once.pages).toEqual({ listening: ['one'] });
  expect(readPage(once, 'listening', 'one')).toBe(once);
  expect(readPage(once, 'listening', 'two').pages).toEqual({ listening: ['one', 'two'] });
});

describe('six resolutions', () => {
  const six = 'abcdef'.split('');
  test('are kept, and the oldest makes room for a seventh', () => {
    const full = six.reduce((attempt, pick) => resolve(attempt, resolution(pick)), newAttempt);
    expect(
      resolve(full, resolution('g'))
        .resolutions.map(({ pick }) => pick)
        .join(''),
    ).toBe('bcdefg');
  });

  test('lose the oldest that was answered, first', () => {
    const full = six.reduce(
      (attempt, pick) => resolve(attempt, resolution(pick, 'ce'.includes(pick) ? 1 : undefined)),
      newAttempt,
    );
    expect(
      resolve(full, resolution('g'))
        .resolutions.map(({ pick }) => pick)
        .join(''),
    ).toBe('abdefg');
  });
});
