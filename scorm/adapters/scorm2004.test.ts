import { describe, expect, test } from 'vitest';
import { openKeeper } from '../../src/record/keeper';
import { RecordError } from '../../src/record/port';
import { fakeClock } from '../../tests/contract/fake-clock';
import { give, strict2004 } from '../../tests/contract/places';
import type { Call } from '../../tests/contract/strict-lms';
import { scorm2004 } from './scorm2004';

function count(calls: readonly Call[], verb: string): number {
  return calls.filter((call) => call.verb === verb).length;
}

const steps = (calls: readonly Call[]): unknown[] =>
  calls.map(({ verb, given }) => (verb === 'SetValue' ? given[0] : verb));

describe('the calls', () => {
  test('at a first launch are time, status and exit, then a commit', () => {
    const { launch, lms } = strict2004();
    openKeeper({ port: launch(), clock: fakeClock(), course: 'course' });
    expect(steps(lms.calls).slice(-4)).toEqual(['cmi.session_time', 'cmi.completion_status', 'cmi.exit', 'Commit']);
    expect(lms.stored()).toMatchObject({ 'cmi.completion_status': 'incomplete', 'cmi.exit': 'suspend' });
    expect(count(lms.calls, 'SetValue')).toBe(3);
    expect(count(lms.calls, 'GetValue')).toBeLessThanOrEqual(8);
  });

  test('at a decision are at most three writes, one commit and no read', () => {
    const { launch, lms } = strict2004();
    const clock = fakeClock();
    const keeper = openKeeper({ port: launch(), clock, course: 'course' });
    for (const payload of ['a', 'ab', 'abc']) {
      clock.pass(10_000);
      const before = lms.calls.length;
      keeper.keep({ payload, place: `at-${payload}` });
      clock.pass(500);
      const calls = lms.calls.slice(before);
      expect(count(calls, 'SetValue')).toBeLessThanOrEqual(3);
      expect(count(calls, 'Commit')).toBe(1);
      expect(calls.filter(({ verb }) => verb.startsWith('Get'))).toEqual([]);
    }
  });

  test('at completion set both statuses, after the score and the bookmark', () => {
    const { launch, lms } = strict2004();
    const clock = fakeClock();
    const keeper = openKeeper({ port: launch(), clock, course: 'course' });
    const before = lms.calls.length;
    keeper.keep({ payload: 'abc', place: 'end', completed: true });
    clock.pass(500);
    expect(steps(lms.calls.slice(before))).toEqual([
      'cmi.session_time',
      'cmi.score.min',
      'cmi.score.max',
      'cmi.score.scaled',
      'cmi.progress_measure',
      'cmi.score.raw',
      'cmi.suspend_data',
      'cmi.location',
      'cmi.completion_status',
      'cmi.success_status',
      'Commit',
    ]);
    expect(lms.stored()).toMatchObject({ 'cmi.completion_status': 'completed', 'cmi.success_status': 'unknown' });
  });

  test('at leaving ask the LMS to suspend, then terminate', () => {
    const { launch, lms } = strict2004();
    openKeeper({ port: launch(), clock: fakeClock(), course: 'course' }).leave();
    expect(steps(lms.calls).slice(-2)).toEqual(['adl.nav.request', 'Terminate']);
    expect(lms.complaints).toEqual([]);
  });

  test('never name an interaction or an objective', () => {
    const { launch, lms } = strict2004();
    const keeper = openKeeper({ port: launch(), clock: fakeClock(), course: 'course' });
    keeper.keep({ payload: 'abc', place: 'end', completed: true });
    keeper.leave();
    expect(lms.calls.flatMap(({ given }) => given).join()).not.toMatch(/interactions|objectives|comments/);
  });
});

test.each([
  [0, 'PT0H0M1S'],
  [59.9, 'PT0H0M59S'],
  [3907, 'PT1H5M7S'],
  [NaN, 'PT0H0M1S'],
])('spells %d seconds as %s', (elapsedSeconds, spelt) => {
  const { launch, lms } = strict2004();
  const port = launch();
  port.read();
  give(port, { elapsedSeconds });
  port.commit();
  expect(lms.stored()['cmi.session_time']).toBe(spelt);
});

test('writes every share so that the standard takes it', () => {
  const { launch, lms } = strict2004();
  const clock = fakeClock();
  const keeper = openKeeper({ port: launch(), clock, course: 'course' });
  for (let progress = 1; progress <= 100; progress += 1) {
    keeper.keep({ progress });
    clock.pass(500);
  }
  expect(keeper.health).toBe('recording');
  expect(lms.complaints).toEqual([]);
  expect(lms.stored()).toMatchObject({ 'cmi.score.scaled': '1', 'cmi.progress_measure': '1', 'cmi.score.raw': '100' });
});

test('is not troubled by elements that nobody has set', () => {
  const { launch } = strict2004();
  expect(launch().read()).toMatchObject({ bookmark: '', completion: 'not-started' });
});

test('brings back the latest in an LMS that never stores a return to an earlier value', () => {
  const place = strict2004({ quirks: { neverReturns: true } });
  const clock = fakeClock();
  openKeeper({ port: place.launch(), clock, course: 'course' }).keep({ payload: 'a', place: 'home' });
  const keeper = openKeeper({ port: place.launch(), clock, course: 'course' });
  for (const payload of ['b', 'a']) {
    keeper.keep({ payload, place: payload === 'a' ? 'home' : 'page' });
    clock.pass(5000);
  }
  keeper.leave();
  expect(place.held().bookmark).toContain('.a.');
  expect(place.held().place).toMatch(/^home\./);
});

test('counts on Terminate where a late Commit throws', () => {
  const { lms } = strict2004();
  const api = { ...lms.launch() };
  const keeper = openKeeper({ port: scorm2004({ find: () => api }), clock: fakeClock(), course: 'course' });
  api['Commit'] = () => {
    throw new Error('null');
  };
  keeper.keep({ payload: 'abc', completed: true });
  expect(keeper.leave()).toBe('failed');
  expect(lms.stored()['cmi.suspend_data']).toContain('.abc.');
  expect(lms.stored()['cmi.completion_status']).toBe('completed');
});

test.each([undefined, null, {}])('refuses %j for an API', (api) => {
  expect(() => scorm2004({ find: () => api }).read()).toThrow(RecordError);
});
