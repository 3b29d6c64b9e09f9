import { describe, expect, test } from 'vitest';
import { openKeeper } from '../../src/record/keeper';
import { RecordError } from '../../src/record/port';
import { fakeClock } from '../../tests/contract/fake-clock';
import { give, strict12 } from '../../tests/contract/places';
import { scorm12 } from './scorm12';
import type { Call } from '../../tests/contract/strict-lms';

const written = (calls: readonly Call[]): string[] =>
  calls.filter(({ verb }) => verb === 'LMSSetValue').map(({ given }) => String(given[0]));

function valueOf(calls: readonly Call[], element: string): unknown {
  return calls.findLast(({ verb, given }) => verb === 'LMSSetValue' && given[0] === element)?.given[1];
}

function count(calls: readonly Call[], verb: string): number {
  return calls.filter((call) => call.verb === verb).length;
}

describe('the calls', () => {
  test('at a first launch are time, status and exit, then a commit', () => {
    const { launch, lms } = strict12();
    openKeeper({ port: launch(), clock: fakeClock(), course: 'course' });
    expect(written(lms.calls)).toEqual(['cmi.core.session_time', 'cmi.core.lesson_status', 'cmi.core.exit']);
    expect(lms.stored()).toMatchObject({ 'cmi.core.lesson_status': 'incomplete', 'cmi.core.exit': 'suspend' });
    expect(count(lms.calls, 'LMSGetValue')).toBeLessThanOrEqual(8);
    expect(count(lms.calls, 'LMSCommit')).toBe(1);
  });

  test('at a decision are at most three writes, one commit and no read', () => {
    const { launch, lms } = strict12();
    const clock = fakeClock();
    const keeper = openKeeper({ port: launch(), clock, course: 'course' });
    for (const payload of ['a', 'ab', 'abc']) {
      clock.pass(10_000);
      const before = lms.calls.length;
      keeper.keep({ payload, place: `at-${payload}` });
      clock.pass(500);
      const calls = lms.calls.slice(before);
      expect(count(calls, 'LMSSetValue')).toBeLessThanOrEqual(3);
      expect(count(calls, 'LMSCommit')).toBe(1);
      expect(count(calls, 'LMSGetValue')).toBe(0);
      expect(count(calls, 'LMSGetLastError')).toBe(0);
    }
  });

  test('at completion are in the order that every LMS survives', () => {
    const { launch, lms } = strict12();
    const clock = fakeClock();
    const keeper = openKeeper({ port: launch(), clock, course: 'course' });
    const before = lms.calls.length;
    keeper.keep({ payload: 'abc', place: 'end', completed: true });
    clock.pass(500);
    expect(lms.calls.slice(before).map(({ verb, given }) => (verb === 'LMSSetValue' ? given[0] : verb))).toEqual([
      'cmi.core.session_time',
      'cmi.core.score.min',
      'cmi.core.score.max',
      'cmi.core.score.raw',
      'cmi.suspend_data',
      'cmi.core.lesson_location',
      'cmi.core.lesson_status',
      'LMSCommit',
    ]);
    expect(valueOf(lms.calls, 'cmi.core.score.raw')).toBe('100');
  });

  test('never name an interaction or an objective', () => {
    const { launch, lms } = strict12();
    const clock = fakeClock();
    const keeper = openKeeper({ port: launch(), clock, course: 'course' });
    keeper.keep({ payload: 'abc', place: 'end', progress: 50 });
    clock.pass(500);
    keeper.keep({ completed: true });
    keeper.leave();
    expect(lms.calls.flatMap(({ given }) => given).join()).not.toMatch(/interactions|objectives|comments/);
  });

  test('that begin, commit and finish pass an empty text', () => {
    const { launch, lms } = strict12();
    openKeeper({ port: launch(), clock: fakeClock(), course: 'course' }).leave();
    for (const verb of ['LMSInitialize', 'LMSCommit', 'LMSFinish']) {
      expect(lms.calls.find((call) => call.verb === verb)?.given).toEqual(['']);
    }
  });
});

test.each([
  [0, '0000:00:01.00'],
  [1, '0000:00:01.00'],
  [59.9, '0000:00:59.00'],
  [3907, '0001:05:07.00'],
  [10 * 3600, '0010:00:00.00'],
  [1e9, '9999:00:00.00'],
  [NaN, '0000:00:01.00'],
])('spells %d seconds as %s', (elapsedSeconds, spelt) => {
  const { launch, lms } = strict12();
  const port = launch();
  port.read();
  give(port, { elapsedSeconds });
  expect(valueOf(lms.calls, 'cmi.core.session_time')).toBe(spelt);
});

test('adds up the time of all launches', () => {
  const { launch, lms } = strict12();
  const clock = fakeClock();
  for (let at = 0; at < 3; at += 1) {
    const keeper = openKeeper({ port: launch(), clock, course: 'course' });
    clock.pass(65_000);
    keeper.leave();
  }
  launch();
  expect(lms.totalSeconds()).toBe(195);
});

describe('an LMS that answers oddly is understood', () => {
  test.each([
    ['booleans', (text: string) => (text === 'true' ? true : text === 'false' ? false : text)],
    ['numbers', (text: string) => (/^\d+$/.test(text) ? Number(text) : text)],
    ['String objects', (text: string) => new String(text)],
    ['capitals', (text: string) => (text === 'true' ? 'True' : text)],
    ['NaN for "no error"', (text: string) => (text === '0' ? NaN : text)],
    ['an empty text for "no error"', (text: string) => (text === '0' ? '' : text)],
  ])('in %s', (_, answers) => {
    const place = strict12({ quirks: { answers } });
    const clock = fakeClock();
    const keeper = openKeeper({ port: place.launch(), clock, course: 'course' });
    keeper.keep({ payload: 'abc', progress: 40 });
    clock.pass(500);
    expect(keeper.health).toBe('recording');
    keeper.leave();
    expect(place.launch().read()).toMatchObject({ completion: 'incomplete', progress: 40 });
  });

  test('in refusing the bounds of the score', () => {
    const refuses = ['cmi.core.score.min', 'cmi.core.score.max'];
    const place = strict12({ quirks: { refuses } });
    const clock = fakeClock();
    const keeper = openKeeper({ port: place.launch(), clock, course: 'course' });
    keeper.keep({ progress: 40 });
    clock.pass(500);
    keeper.keep({ progress: 60 });
    clock.pass(500);
    expect(keeper.health).toBe('recording');
    expect(place.held().progress).toBe('60');
    expect(place.complaints()).toHaveLength(2);
    expect(keeper.technical()['refusal']).toContain('401');
  });

  test('in taking a value and yet answering "false" without an error', () => {
    const { lms } = strict12();
    const api = { ...lms.launch() };
    const set = api['LMSSetValue'];
    api['LMSSetValue'] = (...given) => {
      set?.(...given);
      return given[0] === 'cmi.suspend_data' ? 'false' : 'true';
    };
    const port = scorm12({ find: () => api });
    port.read();
    give(port, { elapsedSeconds: 1, bookmark: '1.1.abc' });
    expect(() => {
      Object.assign(api, { LMSSetValue: () => 'false' });
      give(port, { bookmark: '1.2.abcd' });
    }).toThrow(RecordError);
  });

  test('in naming no mode', () => {
    const { lms } = strict12({ mode: 'normal', quirks: { refuses: ['cmi.core.lesson_mode'] } });
    const api = lms.launch();
    expect(scorm12({ find: () => api }).read().mode).toBe('normal');
  });

  test.each([
    ['passed', 'completed'],
    ['completed', 'completed'],
    ['Completed', 'completed'],
    ['incomplete', 'incomplete'],
    ['failed', 'incomplete'],
    ['not attempted', 'not-started'],
    ['browsed', 'not-started'],
    ['', 'not-started'],
  ])('in calling the status %j', (status, completion) => {
    const api = apiWith({ 'cmi.core.lesson_status': status });
    expect(scorm12({ find: () => api }).read().completion).toBe(completion);
  });

  test.each([
    ['40', 40],
    ['40.0', 40],
    ['40,5', 40],
    ['140', 100],
    ['-3', 0],
    ['', undefined],
    ['n/a', undefined],
    ['NaN', undefined],
  ])('in calling the score %j', (raw, progress) => {
    const api = apiWith({ 'cmi.core.score.raw': raw });
    expect(scorm12({ find: () => api }).read().progress).toBe(progress);
  });

  test.each([
    ['cy', 'cy'],
    ['en-GB', 'en-GB'],
    ['English', undefined],
    ['', undefined],
  ])('in calling the language %j', (language, locale) => {
    const api = apiWith({ 'cmi.student_preference.language': language });
    expect(scorm12({ find: () => api }).read().locale).toBe(locale);
  });

  test('in saying "ab-initio" over data that is there', () => {
    const api = apiWith({ 'cmi.core.entry': 'ab-initio', 'cmi.suspend_data': '1.1.abc' });
    expect(scorm12({ find: () => api }).read().bookmark).toBe('1.1.abc');
  });
});

/** An API that knows these values and takes everything. */
function apiWith(values: Readonly<Record<string, string>>) {
  return {
    LMSInitialize: () => 'true',
    LMSGetValue: (element: string) => values[element] ?? '',
    LMSSetValue: () => 'true',
    LMSCommit: () => 'true',
    LMSFinish: () => 'true',
    LMSGetLastError: () => '0',
  };
}

describe('a session', () => {
  test('that is open already is adopted', () => {
    const { lms } = strict12();
    const api = lms.launch();
    api['LMSInitialize']?.('');
    const port = scorm12({ find: () => api });
    expect(port.read()).toMatchObject({ completion: 'not-started' });
  });

  test('that does not open is refused', () => {
    const { lms } = strict12();
    const api = { ...lms.launch(), LMSInitialize: () => 'false' };
    expect(() => scorm12({ find: () => api }).read()).toThrow(RecordError);
  });

  test.each([undefined, null, {}, { LMSInitialize: 7 }])('with %j for an API is refused', (api) => {
    expect(() => scorm12({ find: () => api }).read()).toThrow(RecordError);
  });

  test('that cannot read its bookmark is refused, so that it is not written over', () => {
    const { lms } = strict12({ quirks: { refuses: [] } });
    const inner = lms.launch();
    let asked = '';
    const api = {
      ...inner,
      LMSGetValue: (element: string) =>
        (asked = element) === 'cmi.suspend_data' ? '' : inner['LMSGetValue']?.(element),
      LMSGetLastError: () => (asked === 'cmi.suspend_data' ? '101' : '0'),
    };
    expect(() => scorm12({ find: () => api }).read()).toThrow(RecordError);
  });

  test('whose window was closed goes on in another that is found', () => {
    const { lms } = strict12();
    const inner = lms.launch();
    let closed = false;
    const first = new Proxy(inner, {
      get(target, name) {
        if (closed) throw new Error("can't execute code from a freed script");
        return Reflect.get(target, name) as unknown;
      },
    });
    const second = { ...inner };
    const port = scorm12({ find: () => (closed ? second : first) });
    port.read();
    closed = true;
    give(port, { elapsedSeconds: 1, bookmark: '1.1.abc' });
    expect(port.commit()).toBe('accepted');
    expect(lms.stored()['cmi.suspend_data']).toBe('1.1.abc');
  });
});

describe('a commit', () => {
  test('that is answered "true" without a network has failed', () => {
    const { launch, lms } = strict12();
    const clock = fakeClock();
    const keeper = openKeeper({ port: launch(), clock, course: 'course' });
    lms.online = false;
    keeper.keep({ payload: 'abc' });
    clock.pass(500);
    expect(keeper.health).toBe('retrying');
  });

  test('that is answered "true" is accepted, and confirmed only by a launch that reads it back', () => {
    const port = strict12().launch();
    port.read();
    expect(port.commit()).toBe('accepted');
  });

  test('that failed in an LMS that thinks it has saved is made good, value by value', () => {
    const place = strict12({ quirks: { forgetful: true } });
    const clock = fakeClock();
    const keeper = openKeeper({ port: place.launch(), clock, course: 'course' });
    place.lms.online = false;
    keeper.keep({ payload: 'abc', completed: true });
    clock.pass(500);
    expect(keeper.health).toBe('retrying');
    expect(place.held()).toMatchObject({ completion: 'incomplete', bookmark: '', progress: '' });
    clock.pass(4000);
    place.lms.online = true;
    clock.pass(60_000);
    expect(keeper.health).toBe('recording');
    expect(place.held()).toMatchObject({
      completion: 'completed',
      bookmark: expect.stringContaining('.abc.') as string,
    });
    expect(Number(place.held().progress)).toBe(100);
  });
});
