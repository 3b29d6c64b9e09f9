/**
 * A whole play in which the n-th call goes wrong, for every n, and one in which every call from the n-th on does. Whatever happens,
 * the keeper never throws once it is open, says honestly how it stands, and the next launch has everything: from the LMS, or as an
 * offer from the device.
 */

import { describe, expect, test } from 'vitest';
import { scorm12 } from '../../scorm/adapters/scorm12';
import { scorm2004 } from '../../scorm/adapters/scorm2004';
import { openKeeper, type Keeper } from '../../src/record/keeper';
import { RecordError, type Committed } from '../../src/record/port';
import type { ShadowStore } from '../../src/record/shadow';
import { memoryStore } from '../../src/record/shadow-stores';
import { spoilt } from '../faults/launch';
import { fakeClock, type FakeClock } from './fake-clock';
import { breaks, faultyApi, type Break } from './faults';
import type { StrictLms } from './strict-lms';
import { strictLms12 } from './strict-lms12';
import { strictLms2004 } from './strict-lms2004';

const standards = [
  { name: 'SCORM 1.2', adapter: scorm12, makeLms: strictLms12, status: 'cmi.core.lesson_status' },
  { name: 'SCORM 2004', adapter: scorm2004, makeLms: strictLms2004, status: 'cmi.completion_status' },
] as const;

type Standard = (typeof standards)[number];

/** Eight decisions, two topics, the completion. */
function play(keeper: Keeper, clock: FakeClock, payload: string): string {
  let text = payload;
  for (let decision = 0; decision < 8; decision += 1) {
    text += 'abcdefgh'.charAt(decision);
    keeper.keep({ payload: text, place: `turn-${String(decision)}` });
    if (decision === 3) keeper.keep({ progress: 50 });
    clock.pass(decision % 2 === 0 ? 400 : 20_000);
  }
  keeper.keep({ payload: `${text}z`, completed: true });
  clock.pass(30_000);
  return `${text}z`;
}

interface Outcome {
  readonly payload: string;
  readonly left: Committed;
  readonly health: string;
  readonly calls: number;
}

async function launch(
  standard: Standard,
  lms: StrictLms,
  shadows: ShadowStore,
  how: Break,
  when: (n: number) => boolean,
) {
  const clock = fakeClock();
  const { api, calls } = faultyApi(lms.launch(), how, when);
  const keeper = openKeeper({ port: standard.adapter({ find: () => api }), clock, course: 'course', shadows });
  await keeper.ready;
  return { keeper, clock, calls };
}

async function playWhole(
  standard: Standard,
  lms: StrictLms,
  shadows: ShadowStore,
  how: Break,
  when: (n: number) => boolean,
): Promise<Outcome | undefined> {
  try {
    const { keeper, clock, calls } = await launch(standard, lms, shadows, how, when);
    const payload = play(keeper, clock, keeper.payload);
    const health = keeper.health;
    return { payload, health, left: keeper.leave(), calls: calls() };
  } catch (error) {
    expect(error).toBeInstanceOf(RecordError);
    return undefined;
  }
}

/** What a learner has at the next launch: what the LMS gives back, or what the device offers beyond it. */
async function nextLaunch(standard: Standard, lms: StrictLms, shadows: ShadowStore): Promise<string> {
  const { keeper } = await launch(standard, lms, shadows, 'throws', () => false);
  return keeper.offer?.payload ?? keeper.payload;
}

describe.each(standards)('in $name', (standard) => {
  test.each(breaks)('nothing is lost when any one call %s', async (how) => {
    const whole = await playWhole(standard, standard.makeLms(), memoryStore(), how, () => false);
    expect(whole).toMatchObject({ health: 'recording', left: 'accepted' });
    for (let n = 1; n <= (whole?.calls ?? 0); n += 1) {
      const lms = standard.makeLms();
      const shadows = memoryStore();
      const outcome = await playWhole(standard, lms, shadows, how, (call) => call === n);
      if (!outcome) {
        // It could not be opened: nothing was played, nothing may be broken.
        expect(n).toBeLessThanOrEqual(12);
        expect(await playWhole(standard, lms, shadows, how, () => false)).toMatchObject({ health: 'recording' });
        continue;
      }
      expect(outcome.health, `call ${String(n)}`).toBe('recording');
      expect(lms.stored()[standard.status], `call ${String(n)}`).toBe('completed');
      expect(await nextLaunch(standard, lms, shadows), `call ${String(n)}`).toBe(outcome.payload);
    }
  });

  test.each(breaks)('nothing is lost at a second launch when any one call %s', async (how) => {
    for (let n = 1; n <= 40; n += 1) {
      const lms = standard.makeLms();
      const shadows = memoryStore();
      const first = await launch(standard, lms, shadows, how, () => false);
      first.keeper.keep({ payload: 'first' });
      first.keeper.leave();
      let payload = 'first';
      try {
        const { keeper, clock } = await launch(standard, lms, shadows, how, (call) => call === n);
        keeper.offer?.accept();
        expect(keeper.payload, `call ${String(n)}`).toBe('first');
        payload = play(keeper, clock, keeper.payload);
        keeper.leave();
      } catch (error) {
        expect(error).toBeInstanceOf(RecordError);
      }
      expect(await nextLaunch(standard, lms, shadows), `call ${String(n)}`).toBe(payload);
    }
  });

  test.each(breaks)(
    'the device has everything, and the learner is told, when every call from one on %s',
    async (how) => {
      for (let n = 12; n <= 60; n += 1) {
        const lms = standard.makeLms();
        const shadows = memoryStore();
        const outcome = await playWhole(standard, lms, shadows, how, (call) => call >= n);
        if (!outcome) continue;
        if (outcome.calls >= n + 8) expect(outcome.left, `from call ${String(n)}`).toBe('failed');
        expect(await nextLaunch(standard, lms, shadows), `from call ${String(n)}`).toBe(outcome.payload);
      }
    },
  );

  test('a killed browser loses nothing that was decided', async () => {
    for (let decisions = 1; decisions <= 20; decisions += 1) {
      const lms = standard.makeLms();
      const shadows = memoryStore();
      const { keeper, clock } = await launch(standard, lms, shadows, 'throws', () => false);
      for (let at = 0; at < decisions; at += 1) {
        keeper.keep({ payload: 'x'.repeat(at + 1) });
        clock.pass(300);
      }
      expect(await nextLaunch(standard, lms, shadows)).toBe('x'.repeat(decisions));
    }
  });

  test('a browser killed while a slow LMS is told of a completion has it there, or offers what says it again', async () => {
    let isThere = false;
    for (let killedAfter = 0; !isThere; killedAfter += 50) {
      const lms = standard.makeLms();
      const shadows = memoryStore();
      const clock = fakeClock();
      const api = spoilt(lms.launch(), (_verb, _given, ask) => {
        clock.hold(300);
        return ask();
      });
      const port = standard.adapter({ find: () => api });
      const keeper = openKeeper({ port, clock, course: 'course', shadows });
      await keeper.ready;
      keeper.keep({ payload: 'a' });
      clock.pass(5000);
      keeper.keep({ payload: 'ab', place: 'debrief', completed: true });
      clock.pass(killedAfter);
      isThere = lms.stored()[standard.status] === 'completed';
      const next = (await launch(standard, lms, shadows, 'throws', () => false)).keeper;
      expect(next.reading.completion).toBe(isThere ? 'completed' : 'incomplete');
      expect(next.payload).toBe(isThere ? 'ab' : 'a');
      expect(next.offer?.payload).toBe(isThere ? undefined : 'ab');
      expect(killedAfter).toBeLessThan(10_000);
    }
  });

  test('completion is never taken back, whatever the LMS says at the next launch', async () => {
    const lms = standard.makeLms({ quirks: { forgetsCompleted: true } });
    const shadows = memoryStore();
    const outcome = await playWhole(standard, lms, shadows, 'throws', () => false);
    const { keeper } = await launch(standard, lms, shadows, 'throws', () => false);
    expect(keeper.payload).toBe('');
    expect(keeper.offer?.accept()).toBe(outcome?.payload);
    keeper.keep({ completed: true });
    keeper.leave();
    expect(lms.stored()[standard.status]).toBe('completed');
  });

  test.each([
    ['cut', { cutsAt: 20 }],
    ['mangled', { mangles: (value: string) => value.replace(/h/g, '$') }],
  ] as const)(
    'a bookmark that an LMS has %s is noticed, and the device offers the whole one',
    async (damage, quirks) => {
      const lms = standard.makeLms({ quirks });
      const shadows = memoryStore();
      const first = await launch(standard, lms, shadows, 'throws', () => false);
      first.keeper.keep({ payload: 'abcdefghijklmnopqrstuvwxyz' });
      first.clock.pass(500);
      const { keeper } = await launch(standard, lms, shadows, 'throws', () => false);
      expect(keeper.damage).toBe(damage);
      expect(keeper.payload).toBe('');
      expect(keeper.offer?.payload).toBe('abcdefghijklmnopqrstuvwxyz');
    },
  );

  test('a page that is hidden, left and shown again writes nothing more', async () => {
    const lms = standard.makeLms();
    const { keeper, clock } = await launch(standard, lms, memoryStore(), 'throws', () => false);
    keeper.keep({ payload: 'abc' });
    keeper.leave();
    const calls = lms.calls.length;
    keeper.leave();
    keeper.flush();
    keeper.keep({ payload: 'abcd' });
    clock.pass(600_000);
    expect(lms.calls).toHaveLength(calls);
    expect(lms.complaints).toEqual([]);
    expect(keeper.health).toBe('left');
  });

  test('a reloaded page goes on in the session that is still open', async () => {
    const lms = standard.makeLms();
    const api = lms.launch();
    const shadows = memoryStore();
    const reload = async () => {
      const clock = fakeClock();
      const port = standard.adapter({ find: () => api });
      const keeper = openKeeper({ port, clock, course: 'course', shadows });
      await keeper.ready;
      return { keeper, clock };
    };
    const { keeper, clock } = await reload();
    keeper.keep({ payload: 'abc' });
    clock.pass(500);
    const again = await reload();
    expect(again.keeper.payload).toBe('abc');
    expect(again.keeper.health).toBe('recording');
  });
});
