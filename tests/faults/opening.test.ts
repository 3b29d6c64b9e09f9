/** What may be wrong when a course is opened. */
import { expect, test } from 'vitest';
import { browserStorage } from '../../scorm/adapters/browser';
import { findApi } from '../../scorm/adapters/discover';
import { openKeeper } from '../../src/record/keeper';
import { RecordError } from '../../src/record/port';
import { openShadowStore } from '../../src/record/shadow-stores';
import { fakeClock } from '../contract/fake-clock';
import { inBoth, open, written } from './launch';

/** What a window that we may not look into does. */
function blocked(): never {
  throw new DOMException('Blocked a frame', 'SecurityError');
}

test(
  'fault 9: Initialize says false when the frame is reloaded | if its values can be read, the session is adopted; else it is refused',
  inBoth(async (standard, make) => {
    const lms = make();
    const first = await open(standard, lms);
    first.keeper.keep({ payload: 'abc' });
    first.clock.pass(500);
    const again = await first.again((verb, _, ask) => {
      const answer = ask();
      return verb === 'Initialize' ? 'false' : answer;
    });
    expect(again.keeper.payload).toBe('abc');
    expect(again.keeper.health).toBe('recording');
    const dead = first.again((verb) => (verb === 'GetLastError' ? '101' : verb === 'GetValue' ? '' : 'false'));
    await expect(dead).rejects.toThrow(RecordError);
  }),
);

test(
  'fault 10: the course is reopened after it finished | it is refused openly: what was kept stands, and the page says that nothing is recorded',
  inBoth(async (standard, make) => {
    const lms = make();
    const api = lms.launch();
    const find = () => api;
    openKeeper({ port: standard.adapter({ find }), clock: fakeClock(), course: 'course' }).leave();
    const held = lms.stored();
    expect(() => openKeeper({ port: standard.adapter({ find }), clock: fakeClock(), course: 'course' })).toThrow(
      RecordError,
    );
    expect(lms.stored()).toEqual(held);
    await Promise.resolve();
  }),
);

test('fault 12: a window of another origin throws when it is looked into | every look is guarded, and the search goes on', () => {
  const api = { LMSInitialize: () => 'true' };
  const parent = new Proxy({}, { get: blocked });
  expect(findApi({ parent, opener: { API: api } }, 'API')).toBe(api);
  expect(findApi({ parent, opener: parent }, 'API')).toBeUndefined();
});

test('fault 13: the API is in our own window | the search begins there', () => {
  const API = { LMSInitialize: () => 'true' };
  expect(findApi({ API, parent: { API: { LMSInitialize: () => 'false' } } }, 'API')).toBe(API);
});

test('fault 14: both standards’ APIs are there | the package’s own standard decides', () => {
  const both = { API: { LMSInitialize: () => 'true' }, API_1484_11: { Initialize: () => 'true' } };
  expect(findApi(both, 'API')).toBe(both.API);
  expect(findApi(both, 'API_1484_11')).toBe(both.API_1484_11);
});

test(
  'fault 29: an LMS marks as passed what was only opened and closed | the first thing it is told is “incomplete”',
  inBoth(async (standard, make) => {
    const lms = make();
    (await open(standard, lms)).keeper.leave();
    expect(written(lms, standard.status)).toEqual(['incomplete']);
    expect(lms.stored()[standard.status]).toBe('incomplete');
  }),
);

test(
  'fault 37: the mode is left empty | empty means normal, and all is recorded',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock } = await open(standard, lms, {
      spoil: (verb, given, ask) => (verb === 'GetValue' && given[0] === standard.mode ? '' : ask()),
    });
    keeper.keep({ payload: 'abc', completed: true });
    clock.pass(500);
    expect(keeper.health).toBe('recording');
    expect(lms.stored()[standard.status]).toBe('completed');
  }),
);

test(
  'fault 38: a review or a preview is stored as if it were an attempt | nothing is written, and a banner says so',
  inBoth(async (standard, make) => {
    for (const mode of ['review', 'browse'] as const) {
      const lms = make({ mode });
      const { keeper } = await open(standard, lms);
      keeper.keep({ payload: 'abc', progress: 100, completed: true });
      keeper.leave();
      expect(keeper.reading.mode).toBe(mode);
      expect(lms.stored()).toEqual({});
      expect(lms.calls.filter(({ verb }) => verb.endsWith('SetValue'))).toEqual([]);
    }
  }),
);

test(
  'fault 39: a return is called a first launch, with data there | valid data is trusted',
  inBoth(async (standard, make) => {
    const first = await open(standard, make());
    first.keeper.keep({ payload: 'abc', completed: true });
    first.keeper.leave();
    const again = await first.again((verb, given, ask) =>
      verb === 'GetValue' && given[0] === standard.entry ? 'ab-initio' : ask(),
    );
    expect(again.keeper.payload).toBe('abc');
    expect(again.keeper.reading.completion).toBe('completed');
  }),
);

test('fault 41: the browser’s storage is blocked | copies stay in memory, and a record that has nowhere else is refused openly', async () => {
  const places = Object.defineProperties({}, { indexedDB: { get: blocked }, localStorage: { get: blocked } });
  const store = await openShadowStore(places);
  expect(store.kind).toBe('memory');
  expect(() => browserStorage(blocked, 'course').read()).toThrow(RecordError);
});
