/** What an LMS may answer, do to what it was given, or fail to do. */
import { expect, test } from 'vitest';
import { RETRIES } from '../../src/record/life';
import { openKeeper } from '../../src/record/keeper';
import { memoryStore } from '../../src/record/shadow-stores';
import { fakeClock } from '../contract/fake-clock';
import { count, inBoth, open, scorm2004Names, written } from './launch';

const minute = 60_000;

test(
  'fault 15: the window that held the API is closed, and the API throws | another is looked for once; then the device keeps all, and the learner is told',
  inBoth(async (standard, make) => {
    const lms = make();
    const api = lms.launch();
    let closed = false;
    let searches = 0;
    const dead = new Proxy(api, {
      get(target, name) {
        if (closed) throw new Error('freed script');
        return Reflect.get(target, name) as unknown;
      },
    });
    const shadows = memoryStore();
    const clock = fakeClock();
    const port = standard.adapter({
      find: () => {
        searches += 1;
        return dead;
      },
    });
    const keeper = openKeeper({ port, clock, course: 'course', shadows });
    await keeper.ready;
    keeper.keep({ payload: 'a' });
    clock.pass(500);
    closed = true;
    clock.pass(2000);
    keeper.keep({ payload: 'ab' });
    clock.pass(minute);
    expect(keeper.health).toBe('unsaved');
    expect(searches).toBe(2);
    const again = await open(standard, lms, { shadows });
    expect(again.keeper.payload).toBe('a');
    expect(again.keeper.offer?.payload).toBe('ab');
  }),
);

test(
  'fault 16: results are booleans, numbers or String objects | they are all understood',
  inBoth(async (standard, make) => {
    const kinds = [
      (text: string) => (text === 'true' ? true : text === 'false' ? false : text),
      (text: string) => (text === 'true' ? 1 : text),
      (text: string) => new String(text),
    ];
    for (const answers of kinds) {
      const lms = make({ quirks: { answers } });
      const { keeper, clock, again } = await open(standard, lms);
      keeper.keep({ payload: 'abc', completed: true });
      clock.pass(500);
      expect(keeper.health).toBe('recording');
      expect((await again()).keeper.payload).toBe('abc');
    }
  }),
);

test(
  'fault 17: error codes are numbers, NaN or empty | they are understood, and what was refused is kept for a support desk',
  inBoth(async (standard, make) => {
    for (const code of [0, NaN, '', undefined, null]) {
      const { keeper, clock } = await open(standard, make(), {
        spoil: (verb, _, ask) => (verb === 'GetLastError' ? code : ask()),
      });
      keeper.keep({ payload: 'abc', completed: true });
      clock.pass(500);
      expect(keeper.health).toBe('recording');
    }
    const { keeper, clock } = await open(standard, make(), {
      spoil: (verb, given, ask) =>
        verb === 'SetValue' && given[0] === 'cmi.suspend_data' ? 'false' : verb === 'GetLastError' ? NaN : ask(),
    });
    keeper.keep({ payload: 'abc' });
    clock.pass(500);
    expect(keeper.health).toBe('retrying');
    expect(keeper.technical()['refusal']).toContain('unknown cmi.suspend_data');
  }),
);

test(
  'fault 18: a value is taken and the answer is “false” with code 0 | it is read back before it counts as refused',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock } = await open(standard, lms, {
      spoil: (verb, given, ask) => {
        const answer = ask();
        return verb === 'SetValue' && given[0] === 'cmi.suspend_data' ? 'false' : answer;
      },
    });
    keeper.keep({ payload: 'abc' });
    clock.pass(500);
    expect(keeper.health).toBe('recording');
    expect(lms.stored()['cmi.suspend_data']).toContain('.abc.');
  }),
);

test(
  'fault 19: Commit says “false” for ever, with code 0 | it is tried four times more, then one lasting notice; learning goes on',
  inBoth(async (standard, make) => {
    const lms = make();
    let commits = 0;
    let stuck = false;
    const { keeper, clock, again } = await open(standard, lms, {
      spoil: (verb, _, ask) => {
        if (!stuck || (verb !== 'Commit' && verb !== 'GetLastError')) return ask();
        if (verb === 'Commit') commits += 1;
        return verb === 'Commit' ? 'false' : '0';
      },
    });
    stuck = true;
    const told: string[] = [];
    keeper.subscribe(() => told.push(keeper.health));
    keeper.keep({ payload: 'abc' });
    clock.pass(minute);
    expect(commits).toBe(1 + RETRIES.length);
    expect(told.filter((health) => health === 'unsaved')).toHaveLength(1);
    keeper.keep({ payload: 'abcd' });
    expect(keeper.payload).toBe('abcd');
    const next = (await again()).keeper;
    expect(next.offer?.payload).toBe('abcd');
  }),
);

test(
  'fault 20: it says “true” and has saved nothing | “true” alone confirms nothing: the copy on the device stays, and is offered',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock, again } = await open(standard, lms);
    lms.online = false;
    keeper.keep({ payload: 'abc', completed: true });
    clock.pass(minute);
    keeper.leave();
    lms.online = true;
    const { keeper: next, clock: later } = await again();
    expect(next.payload).toBe('');
    expect(next.reading.completion).not.toBe('completed');
    expect(next.offer?.payload).toBe('abc');
    // Taking it up restores the place; completion is the course's to say again, never the copy's.
    next.offer?.accept();
    later.pass(500);
    expect(lms.stored()[standard.status]).toBe('incomplete');
  }),
);

test('fault 21: a late Commit in 2004 throws or answers null | what was set reaches the LMS with Terminate', async () => {
  for (const late of [() => null, () => new Error('null')]) {
    const lms = scorm2004Names.makeLms();
    let closing = false;
    const { keeper } = await open(scorm2004Names, lms, {
      spoil: (verb, _, ask) => {
        if (!closing || verb !== 'Commit') return ask();
        const answer = late();
        if (answer) throw answer;
        return answer;
      },
    });
    closing = true;
    keeper.keep({ payload: 'abc', completed: true });
    keeper.leave();
    expect(lms.stored()).toMatchObject({ 'cmi.completion_status': 'completed' });
    expect(lms.stored()['cmi.suspend_data']).toContain('.abc.');
  }
});

test(
  'fault 22: the login has expired and every write is refused | the learner is told, the device keeps all, the next launch offers it',
  inBoth(async (standard, make) => {
    const lms = make();
    let expired = false;
    const { keeper, clock, again } = await open(standard, lms, {
      spoil: (verb, _, ask) => {
        if (!expired) return ask();
        return verb === 'GetLastError' ? '305' : verb === 'GetValue' ? '' : 'false';
      },
    });
    keeper.keep({ payload: 'a' });
    clock.pass(500);
    expired = true;
    clock.pass(2000);
    keeper.keep({ payload: 'ab', completed: true });
    clock.pass(minute);
    expect(keeper.health).toBe('unsaved');
    expect(keeper.technical()['refusal']).toContain('305');
    expect(keeper.leave()).toBe('failed');
    const next = (await again()).keeper;
    expect(next.payload).toBe('a');
    expect(next.reading.completion).toBe('incomplete');
    expect(next.offer?.payload).toBe('ab');
  }),
);

test(
  'fault 24: the bookmark is longer than the LMS holds, or is cut there | too long is refused and told; cut is noticed by its checksum; completion passes',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock } = await open(standard, lms);
    keeper.keep({ payload: 'abc' });
    keeper.keep({ payload: 'x'.repeat(keeper.payloadLimit + 1), completed: true });
    clock.pass(500);
    expect(keeper.health).toBe('unsaved');
    expect(lms.stored()['cmi.suspend_data']).toContain('.abc.');
    expect(lms.stored()[standard.status]).toBe('completed');

    const cutting = await open(standard, make({ quirks: { cutsAt: 255 } }));
    cutting.keeper.keep({ payload: 'x'.repeat(300), completed: true });
    cutting.clock.pass(500);
    const next = (await cutting.again()).keeper;
    expect(next.damage).toBe('cut');
    expect(next.payload).toBe('');
    expect(next.reading.completion).toBe('completed');
    expect(next.offer?.payload).toBe('x'.repeat(300));
  }),
);

test(
  'fault 25: “=”, “$” and new lines are changed on their way | none is ever written; what is changed all the same is noticed',
  inBoth(async (standard, make) => {
    const shim = (value: string) => value.split('=')[0]!.replace(/\$./g, '').replace(/\n/g, '\r\n').trim();
    const lms = make({ quirks: { mangles: shim } });
    const { keeper, clock, again } = await open(standard, lms);
    keeper.keep({ payload: 'aZ09_.-', place: 'a=b $1\nc', progress: 50 });
    clock.pass(500);
    expect((await again()).keeper.payload).toBe('aZ09_.-');
    for (const element of ['cmi.suspend_data', standard.place])
      for (const value of written(lms, element)) expect(value).toMatch(/^[A-Za-z0-9_.-]+$/);

    const other = await open(standard, make({ quirks: { mangles: (value) => value.replace('abc', 'abd') } }));
    other.keeper.keep({ payload: 'abc' });
    other.clock.pass(500);
    expect((await other.again()).keeper.damage).toBe('mangled');
  }),
);

test(
  'fault 26: the LMS wipes the status after a commit | our own knowledge stands: nothing is read back into it, nothing goes down',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock } = await open(standard, lms, {
      spoil: (verb, given, ask) => (verb === 'GetValue' && given[0] === standard.status ? 'not attempted' : ask()),
    });
    const reads = count(lms, 'GetValue');
    keeper.keep({ payload: 'abc', completed: true });
    clock.pass(500);
    keeper.keep({ payload: 'abcd', completed: false, progress: 10 });
    keeper.leave();
    expect(count(lms, 'GetValue')).toBe(reads);
    expect(written(lms, standard.status)).toEqual(['incomplete', 'completed']);
    expect(written(lms, standard.score)).toEqual(['100']);
  }),
);

test(
  'fault 36: interactions and objectives are refused | a course that records completion sends none, so nothing can be refused',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock } = await open(standard, lms);
    for (let decision = 1; decision <= 30; decision += 1) {
      keeper.keep({ payload: 'x'.repeat(decision) });
      clock.pass(5000);
    }
    keeper.keep({ completed: true });
    keeper.leave();
    expect(lms.calls.flatMap(({ given }) => given).join()).not.toMatch(/interactions|objectives/);
    expect(lms.complaints).toEqual([]);
  }),
);

test(
  'fault 44: a storm of decisions becomes a storm of calls | they are gathered, once a second, and only what differs is sent',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock } = await open(standard, lms);
    const before = lms.calls.length;
    for (let decision = 1; decision <= 200; decision += 1) {
      keeper.keep({ payload: 'x'.repeat(decision) });
      clock.pass(50);
    }
    clock.pass(1000);
    expect(lms.calls.length - before).toBeLessThanOrEqual(12 * 3);
    expect(lms.stored()['cmi.suspend_data']).toContain('x'.repeat(200));
  }),
);

test(
  'fault 45: what was sent arrives out of order | the sequence number tells the later from the earlier',
  inBoth(async (standard, make) => {
    const lms = make();
    const first = await open(standard, lms);
    for (const payload of ['a', 'ab', 'abc']) {
      first.keeper.keep({ payload });
      first.clock.pass(2000);
    }
    const bookmarks = written(lms, 'cmi.suspend_data');
    expect(bookmarks).toHaveLength(3);
    const late = await first.again((verb, given, ask) =>
      verb === 'GetValue' && given[0] === 'cmi.suspend_data' ? bookmarks[0] : ask(),
    );
    expect(late.keeper.payload).toBe('a');
    expect(late.keeper.offer?.payload).toBe('abc');
    late.keeper.offer?.accept();
    late.clock.pass(500);
    expect((await late.again()).keeper.payload).toBe('abc');
  }),
);

test(
  'fault 46: every call throws | it is caught, the learner is told, and learning is never blocked',
  inBoth(async (standard, make) => {
    const lms = make();
    let gone = false;
    const { keeper, clock, again } = await open(standard, lms, {
      spoil: (_verb, _given, ask) => {
        if (gone) throw new Error('gone');
        return ask();
      },
    });
    gone = true;
    for (const payload of ['a', 'ab', 'abc']) {
      keeper.keep({ payload });
      clock.pass(minute);
      expect(keeper.payload).toBe(payload);
    }
    expect(keeper.health).toBe('unsaved');
    expect(keeper.leave()).toBe('failed');
    expect((await again()).keeper.offer?.payload).toBe('abc');
  }),
);
