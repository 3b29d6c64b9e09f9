/** What an LMS makes of status, score and time, and what it refuses of them. */
import { expect, test } from 'vitest';
import { readBookmark, writeBookmark } from '../../src/course/bookmark';
import { newAttempt, playVisit, visitKey } from '../../src/course/attempt';
import { courseOf } from '../course/sample';
import { inBoth, open, scorm12Names, written } from './launch';

test(
  'fault 27: “completed” is “incomplete” at the next launch | what is complete is never taken back, and is said again',
  inBoth(async (standard, make) => {
    const lms = make({ quirks: { forgetsCompleted: true } });
    const first = await open(standard, lms);
    first.keeper.keep({ payload: 'abc', completed: true });
    first.keeper.keep({ payload: 'abcd', completed: false });
    first.keeper.leave();
    expect(written(lms, standard.status).at(-1)).toBe('completed');
    const { keeper } = await first.again();
    expect(keeper.reading.completion).not.toBe('completed');
    keeper.keep({ payload: 'abcd', completed: true });
    keeper.keep({ completed: false });
    keeper.leave();
    expect(lms.stored()[standard.status]).toBe('completed');
  }),
);

test(
  'fault 28: playing again lowers the progress | progress only rises',
  inBoth(async (standard, make) => {
    const lms = make();
    const first = await open(standard, lms);
    first.keeper.keep({ progress: 67 });
    first.keeper.leave();
    const { keeper } = await first.again();
    for (const progress of [0, 33, 66]) keeper.keep({ progress });
    keeper.leave();
    expect(lms.stored()[standard.score]).toBe('67');
  }),
);

test(
  'fault 30: a score that comes after the status is lost | in every commit the score comes first',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock } = await open(standard, lms);
    keeper.keep({ payload: 'abc', completed: true });
    clock.pass(500);
    const elements = lms.calls.map(({ given }) => given[0]);
    expect(elements.lastIndexOf(standard.score)).toBeGreaterThan(0);
    expect(elements.lastIndexOf(standard.score)).toBeLessThan(elements.lastIndexOf(standard.status));
    expect(lms.complaints).toEqual([]);
  }),
);

test(
  'fault 31: a completion that took no time is not counted | there is always a second, and it comes first',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock } = await open(standard, lms);
    keeper.keep({ payload: 'abc', completed: true });
    clock.pass(500);
    expect(written(lms, standard.session).every((session) => /[1-9]/.test(session))).toBe(true);
    keeper.leave();
    expect(lms.totalSeconds()).toBe(1);
    expect(lms.complaints).toEqual([]);
  }),
);

test(
  'fault 32: NaN, numbers out of range and decimal commas | written: whole, finite, 0 to 100; read: understood or passed over',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock } = await open(standard, lms);
    for (const progress of [NaN, -5, 33.4, Infinity, 250]) {
      keeper.keep({ progress });
      clock.pass(500);
    }
    expect(written(lms, standard.score)).toEqual(['33', '100']);
    expect(lms.complaints).toEqual([]);
    for (const [raw, progress] of [
      ['40,5', 40],
      ['NaN', undefined],
      ['1e9', 100],
      ['-7', 0],
    ] as const) {
      const opened = await open(standard, make(), {
        spoil: (verb, given, ask) => (verb === 'GetValue' && given[0] === standard.score ? raw : ask()),
      });
      expect(opened.keeper.reading.progress).toBe(progress);
    }
  }),
);

test('fault 33: a 1.2 LMS is sent elements of 2004 | each standard has its own, and the strict LMS knows no other', async () => {
  const lms = scorm12Names.makeLms();
  const { keeper } = await open(scorm12Names, lms);
  keeper.keep({ payload: 'abc', place: 'end', completed: true });
  keeper.leave();
  expect(lms.calls.flatMap(({ given }) => given).join()).not.toMatch(
    /completion_status|progress_measure|adl\.nav|cmi\.exit/,
  );
  expect(lms.complaints).toEqual([]);
});

test('fault 34: a turn has more than nine choices | choices are letters, one each, all the way to x', () => {
  const course = courseOf(['agenda'], { topics: ['agenda'] });
  const path = 'abcdefghijklmnopqrstuvwx';
  const key = visitKey('agenda-a', 'first');
  const attempt = playVisit(newAttempt, key, 'abcd', { path, attempt: 1 });
  expect(path).toHaveLength(24);
  expect(readBookmark(writeBookmark(attempt, course, 4000), course).visits[key]?.latest?.path).toBe(path);
});

test(
  'fault 35: what is worth trying is refused | bounds, place, exit and time never block the score, the bookmark or the status',
  inBoth(async (standard, make) => {
    const refuses = [standard.session, standard.place, standard.exit];
    const bounds = ['min', 'max', 'scaled'].map((bound) => standard.score.replace('raw', bound));
    const lms = make({ quirks: { refuses: [...refuses, ...bounds] } });
    const { keeper, clock } = await open(standard, lms);
    keeper.keep({ payload: 'abc', place: 'end', completed: true });
    clock.pass(500);
    expect(keeper.health).toBe('recording');
    expect(lms.stored()).toMatchObject({ [standard.status]: 'completed', [standard.score]: '100' });
  }),
);

test('fault 40: the data is of an older version of the content | what is known of it is kept: completion and finished endings', () => {
  const before = courseOf(['agenda', 'gone'], { topics: ['agenda'] });
  const after = courseOf(['new', 'agenda'], { topics: ['agenda'] });
  const key = visitKey('agenda-a', 'first');
  const played = playVisit(newAttempt, key, 'abcd', { path: 'abc', attempt: 1, ending: 'good' });
  const gone = playVisit(played, visitKey('gone-a', 'first'), 'abcd', { path: 'ab', attempt: 1 });
  const attempt = readBookmark(writeBookmark({ ...gone, completed: true }, before, 4000), after);
  expect(attempt.completed).toBe(true);
  expect(attempt.visits[key]?.best).toMatchObject({ path: 'abc', ending: 'good' });
});

test(
  'fault 43: leaving with “normal” empties the next launch | it is always “suspend”, complete or not',
  inBoth(async (standard, make) => {
    const lms = make();
    const first = await open(standard, lms);
    first.keeper.keep({ payload: 'abc', completed: true });
    first.keeper.leave();
    expect(new Set(written(lms, standard.exit))).toEqual(new Set(['suspend']));
    expect((await first.again()).keeper.payload).toBe('abc');
  }),
);
