import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newAttempt, playVisit, seeDebrief, type Attempt } from './attempt';
import { complete, isTopicComplete, progressOf, topicsLeft } from './completion';
import { courseOf } from '../../tests/course/sample';

const course = courseOf(['agenda', 'change', 'goals', 'extra'], { topics: ['agenda', 'change', 'goals'] });
const text = course.text['en']!;

const end = (attempt: Attempt, person: string, ending: 'good' | 'mixed' | 'poor' = 'poor') =>
  seeDebrief(playVisit(attempt, `${person}.first`, 'abcd', { path: 'a', attempt: 1, ending }), `${person}.first`);

test('counts any ending with its debrief seen', () => {
  for (const ending of ['good', 'mixed', 'poor'] as const)
    expect(isTopicComplete(end(newAttempt, 'agenda-a', ending), text.modules[0]!, text)).toBe(true);
});

test('wants one of a topic’s people, whichever', () => {
  expect(isTopicComplete(end(newAttempt, 'agenda-b'), text.modules[0]!, text)).toBe(true);
});

test('does not count an ending without its debrief, or a visit left half way', () => {
  const ended = playVisit(newAttempt, 'agenda-a.first', 'abcd', { path: 'a', attempt: 1, ending: 'good' });
  const begun = playVisit(newAttempt, 'agenda-a.first', 'abcd', { path: 'a', attempt: 1 });
  for (const attempt of [ended, begun, newAttempt])
    expect(isTopicComplete(attempt, text.modules[0]!, text)).toBe(false);
});

test('names what is left in the edition’s order, without what completion does not ask', () => {
  expect(topicsLeft(newAttempt, course, text).map(({ id }) => id)).toEqual(['agenda', 'change', 'goals']);
  expect(topicsLeft(end(newAttempt, 'change-a'), course, text).map(({ id }) => id)).toEqual(['agenda', 'goals']);
});

test('shows progress in whole percent', () => {
  const one = end(newAttempt, 'agenda-a');
  const two = end(one, 'change-a');
  const three = end(two, 'goals-b');
  expect([newAttempt, one, two, three].map((attempt) => progressOf(attempt, course, text))).toEqual([0, 33, 67, 100]);
});

test('is a hundred exactly when nothing is left, however many topics there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 260 }), fc.nat(260), (all, done) => {
      const topics = Array.from({ length: all }, (_, n) => `t${n}`);
      const many = courseOf(topics, { topics });
      const attempt = topics.slice(0, done).reduce((at, topic) => end(at, `${topic}-a`), newAttempt);
      const progress = progressOf(attempt, many, many.text['en']!);
      expect(Number.isInteger(progress)).toBe(true);
      expect(progress === 100).toBe(done >= all);
    }),
    { numRuns: 40 },
  );
});

test('completes when nothing is left, and not before', () => {
  const two = end(end(newAttempt, 'agenda-a'), 'change-a');
  expect(complete(two, course, text)).toBe(two);
  expect(complete(end(two, 'goals-a'), course, text).completed).toBe(true);
});

test('never takes completion back', () => {
  const completed = { ...newAttempt, completed: true };
  expect(complete(completed, course, text)).toBe(completed);
  expect(topicsLeft(completed, course, text)).toEqual([]);
  expect(progressOf(completed, course, text)).toBe(100);
  expect(playVisit(completed, 'agenda-a.first', 'abcd', { path: '', attempt: 2 }).completed).toBe(true);
});

test('where any topic is enough, all are left until one is complete', () => {
  const any = courseOf(['agenda', 'change'], { topics: ['agenda', 'change'], any: true });
  const words = any.text['en']!;
  expect(topicsLeft(newAttempt, any, words).map(({ id }) => id)).toEqual(['agenda', 'change']);
  expect(progressOf(newAttempt, any, words)).toBe(0);
  const one = end(newAttempt, 'change-b');
  expect(topicsLeft(one, any, words)).toEqual([]);
  expect(progressOf(one, any, words)).toBe(100);
  expect(complete(one, any, words).completed).toBe(true);
});
