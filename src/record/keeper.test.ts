import { describe, expect, test } from 'vitest';
import { fakeClock, type FakeClock } from '../../tests/contract/fake-clock';
import { openEnvelope, sealEnvelope } from './envelope';
import { openKeeper, type Health, type Keeper, type KeeperOptions } from './keeper';
import { RecordError, type Committed, type Reading, type RecordPort, type Values } from './port';
import { memoryStore } from './shadow-stores';
import type { ShadowStore } from './shadow';
import type { Windows } from './windows';

const minute = 60_000;
/** The page draws for so long before it is held by a call. */
const breath = 50;
/** In which all that is due at once is sent, by a place that answers at once. */
const moment = 2 * breath;

interface Fake extends RecordPort {
  readonly written: Values[];
  answer: Committed | Error;
  finishes: number;
}

/** A place that does as it is told and notes what it is given with each commit. */
function fakePort(reading: Partial<Reading> = {}, answer: Committed | Error = 'accepted'): Fake {
  let given: Values = {};
  const port: Fake = {
    kind: 'fake',
    written: [],
    answer,
    finishes: 0,
    read: () => ({
      mode: 'normal',
      bookmark: '',
      completion: 'not-started',
      learner: 'ann',
      bookmarkLimit: 4096,
      ...reading,
    }),
    steps: (values) => [
      () => {
        given = { ...given, ...values };
        if (port.answer instanceof Error) throw port.answer;
      },
    ],
    commit() {
      port.written.push(given);
      given = {};
      return port.answer instanceof Error ? 'failed' : port.answer;
    },
    finish() {
      port.finishes += 1;
    },
  };
  return port;
}

function setUp(reading: Partial<Reading> = {}, options: Partial<KeeperOptions> = {}) {
  const port = fakePort(reading);
  const clock = fakeClock();
  const keeper = openKeeper({ port, clock, course: 'course', ...options });
  const payloads = (): string[] =>
    port.written.flatMap(({ bookmark }) => (bookmark === undefined ? [] : [payloadOf(bookmark)]));
  return { port, clock, keeper, payloads };
}

function payloadOf(bookmark: string): string {
  const opened = openEnvelope(bookmark);
  if ('damage' in opened) throw new Error(`a damaged bookmark was written: ${bookmark}`);
  return opened.payload;
}

function sequences({ written }: Fake): (number | undefined)[] {
  return written.flatMap(({ bookmark }) => (bookmark === undefined ? [] : [openEnvelope(bookmark).sequence]));
}

describe('opening', () => {
  test('says once that the attempt has begun, with a second of time', () => {
    expect(setUp().port.written).toEqual([{ elapsedSeconds: 1, completion: 'incomplete' }]);
  });

  test('says nothing of the status of an attempt that goes on', () => {
    expect(setUp({ completion: 'incomplete' }).port.written).toEqual([{ elapsedSeconds: 1 }]);
    expect(setUp({ completion: 'completed' }).port.written).toEqual([{ elapsedSeconds: 1 }]);
  });

  test('gives the payload that came back whole', () => {
    const { keeper } = setUp({ bookmark: sealEnvelope(9, 'r1.abc') });
    expect(keeper.payload).toBe('r1.abc');
    expect(keeper.damage).toBeUndefined();
  });

  test('gives an empty payload and says why when the bookmark is damaged', () => {
    const { keeper } = setUp({ bookmark: sealEnvelope(9, 'r1.abc').slice(0, -2) });
    expect(keeper.payload).toBe('');
    expect(keeper.damage).toBe('cut');
  });

  test('goes on above the sequence number of a damaged bookmark', () => {
    const { keeper, clock, port } = setUp({ bookmark: sealEnvelope(900, 'r1.abc').slice(0, -2) });
    keeper.keep({ payload: 'r1.b' });
    clock.pass(moment);
    expect(sequences(port)).toEqual([901]);
  });

  test('throws when the place cannot be opened', () => {
    const port = {
      ...fakePort(),
      read: () => {
        throw new RecordError('no-api', 'nobody there');
      },
    };
    expect(() => openKeeper({ port, clock: fakeClock(), course: 'course' })).toThrow(RecordError);
  });

  test('makes whatever a place throws a RecordError', () => {
    const port = {
      ...fakePort(),
      read: () => {
        throw new TypeError('odd');
      },
    };
    expect(() => openKeeper({ port, clock: fakeClock(), course: 'course' })).toThrow(RecordError);
  });

  test('leaves no more room than the smaller of both limits', () => {
    expect(setUp({ bookmarkLimit: 4096 }, { limit: 3500 }).keeper.payloadLimit).toBe(3500 - 19);
    expect(setUp({ bookmarkLimit: 255 }, { limit: 3500 }).keeper.payloadLimit).toBe(255 - 19);
  });
});

describe('deciding', () => {
  test('is sent at once after a quiet second', () => {
    const { keeper, clock, payloads } = setUp();
    keeper.keep({ payload: 'a' });
    clock.pass(moment);
    expect(payloads()).toEqual(['a']);
  });

  test('is sent at the end of the second when it follows closely, all together', () => {
    const { keeper, clock, payloads } = setUp();
    for (const payload of ['a', 'ab', 'abc']) {
      keeper.keep({ payload });
      clock.pass(300);
    }
    expect(payloads()).toEqual(['a']);
    clock.pass(100 + moment);
    expect(payloads()).toEqual(['a', 'abc']);
  });

  test('waits for the end of each further busy second', () => {
    const { keeper, clock, payloads } = setUp();
    keeper.keep({ payload: 'a' });
    clock.pass(moment);
    keeper.keep({ payload: 'ab' });
    clock.pass(1000);
    keeper.keep({ payload: 'abc' });
    expect(payloads()).toEqual(['a', 'ab']);
    clock.pass(1000);
    expect(payloads()).toEqual(['a', 'ab', 'abc']);
    clock.pass(1000);
    keeper.keep({ payload: 'abcd' });
    clock.pass(moment);
    expect(payloads()).toEqual(['a', 'ab', 'abc', 'abcd']);
  });

  test('sends a rise of progress and the completion at once, even in a busy second', () => {
    const { keeper, clock, port } = setUp();
    keeper.keep({ payload: 'a' });
    clock.pass(moment);
    keeper.keep({ payload: 'ab', progress: 10 });
    clock.pass(breath);
    keeper.keep({ payload: 'abc', completed: true });
    clock.pass(breath);
    expect(port.written.slice(2)).toMatchObject([{ progress: 10 }, { progress: 100, completion: 'completed' }]);
  });

  test('sends nothing that is not new', () => {
    const { keeper, clock, port } = setUp({ completion: 'completed', progress: 100 });
    keeper.keep({ payload: '', progress: 30, completed: true });
    clock.pass(2000);
    expect(port.written).toHaveLength(1);
  });

  test('rises in sequence with every bookmark', () => {
    const { keeper, clock, port } = setUp({ bookmark: sealEnvelope(40, 'x') });
    for (const payload of ['a', 'b', 'a', 'b']) {
      keeper.keep({ payload });
      clock.pass(5000);
    }
    expect(sequences(port)).toEqual([41, 42, 43, 44]);
  });

  test('never throws, and says so, when the payload cannot be held whole', () => {
    const { keeper, clock, payloads } = setUp({ bookmarkLimit: 60 });
    keeper.keep({ payload: 'abc' });
    clock.pass(moment);
    keeper.keep({ payload: 'x'.repeat(60), completed: true });
    expect(keeper.health).toBe('unsaved');
    expect(keeper.payload).toBe('abc');
    keeper.keep({ payload: 'abcd' });
    expect(keeper.health).toBe('recording');
    keeper.flush();
    expect(payloads()).toEqual(['abc', 'abcd']);
  });
});

describe('a place that takes its time', () => {
  const callTime = 300;

  /** A place that is called once for each value and once to commit, and holds the page at each call. */
  function slowPlace() {
    const port = fakePort();
    const clock = fakeClock();
    const { steps, commit } = port;
    let calls = 0;
    const held = (): void => {
      calls += 1;
      clock.hold(callTime);
    };
    Object.assign(port, {
      steps: (values: Values) =>
        Object.entries(values).flatMap(([name, value]) => [held, ...steps({ [name]: value as never })]),
      commit: () => (held(), commit()),
    });
    const keeper = openKeeper({ port, clock, course: 'course' });
    calls = 0;
    return { port, clock, keeper, calls: () => calls };
  }

  test('is not called before the reply can be seen, and then one call at a time', () => {
    const { port, clock, keeper, calls } = slowPlace();
    keeper.keep({ payload: 'a', place: 'p1' });
    expect(calls()).toBe(0);
    for (let made = 1; made <= 4; made += 1) {
      clock.pass(breath - 1);
      expect(calls()).toBe(made - 1);
      clock.pass(1);
      expect(calls()).toBe(made);
    }
    clock.pass(breath);
    expect(port.written).toHaveLength(2);
    clock.pass(minute);
    expect(calls()).toBe(4);
  });

  test('but answers at once has everything as soon as the reply can be seen', () => {
    const { port, clock, keeper } = setUp();
    keeper.keep({ payload: 'a', place: 'p1', completed: true });
    clock.pass(breath - 1);
    expect(port.written).toHaveLength(1);
    clock.pass(1);
    expect(port.written.at(-1)).toMatchObject({ completion: 'completed', place: 'p1.1' });
  });

  test('is given one after the other what is decided while it is being called', () => {
    const { port, clock, keeper } = slowPlace();
    keeper.keep({ payload: 'a' });
    clock.pass(breath);
    clock.pass(breath);
    keeper.keep({ payload: 'ab' });
    clock.pass(5000);
    expect(sequences(port)).toEqual([1, 2]);
    clock.pass(minute);
    expect(sequences(port)).toEqual([1, 2]);
  });

  test('is given a completion in place of the decision that it is being given', () => {
    const { port, clock, keeper, calls } = slowPlace();
    keeper.keep({ payload: 'a' });
    clock.pass(breath);
    keeper.keep({ payload: 'ab', completed: true });
    expect(calls()).toBe(1);
    clock.pass(5000);
    expect(sequences(port)).toEqual([2]);
    expect(port.written.slice(1)).toMatchObject([{ completion: 'completed', progress: 100 }]);
  });

  test('is given the rest in one go when the page is hidden and at the exit', () => {
    const begun = () => {
      const place = slowPlace();
      place.keeper.keep({ payload: 'a', completed: true });
      place.clock.pass(breath);
      return place;
    };
    const hidden = begun();
    hidden.keeper.flush();
    const left = begun();
    expect(left.keeper.leave()).toBe('accepted');
    for (const { port, clock } of [hidden, left]) {
      expect(port.written.slice(1)).toMatchObject([{ completion: 'completed' }]);
      expect(sequences(port)).toEqual([1]);
      clock.pass(minute);
      expect(port.written).toHaveLength(2);
    }
  });

  test('that is killed in between had the bookmark noted as its own before it was given', async () => {
    const shadows = memoryStore();
    const { port, clock, keeper } = setUp({}, { shadows });
    await keeper.ready;
    keeper.keep({ payload: 'a' });
    clock.pass(moment);
    keeper.keep({ payload: 'ab' });
    const next = setUp({ bookmark: port.written.at(-1)?.bookmark ?? '' }, { shadows });
    await next.keeper.ready;
    expect(next.keeper.payload).toBe('a');
    expect(next.keeper.offer?.payload).toBe('ab');
  });

  test('commits what it took, also when it refused the rest', () => {
    const { port, clock, keeper } = setUp();
    const { steps } = port;
    Object.assign(port, {
      steps: ({ bookmark, ...others }: Values) => [
        () => {
          if (bookmark !== undefined) throw new RecordError('405', 'too long for me');
        },
        ...steps(others),
      ],
    });
    keeper.keep({ payload: 'a', completed: true });
    clock.pass(moment);
    expect(port.written.at(-1)).toMatchObject({ completion: 'completed' });
    expect(keeper.health).toBe('retrying');
  });
});

describe('time', () => {
  test('is in every commit, in whole seconds', () => {
    const { keeper, clock, port } = setUp();
    clock.pass(61_800);
    keeper.keep({ payload: 'a' });
    clock.pass(moment);
    expect(port.written.at(-1)?.elapsedSeconds).toBe(61);
  });

  test('is sent by itself every three minutes while somebody is there', () => {
    const { keeper, clock, port } = setUp();
    for (let at = 0; at < 12; at += 1) {
      clock.pass(minute);
      keeper.stir();
    }
    clock.pass(moment);
    expect(port.written.slice(1)).toEqual([180, 360, 540, 720].map((elapsedSeconds) => ({ elapsedSeconds })));
  });

  test('goes on with every decision', () => {
    const { clock, port, keeper } = setUp();
    clock.pass(4 * minute);
    keeper.keep({ payload: 'a' });
    clock.pass(4 * minute);
    keeper.leave();
    expect(port.written.at(-1)?.elapsedSeconds).toBe(480);
  });

  test('is not counted, nor sent, beyond five idle minutes', () => {
    const { clock, port, keeper } = setUp();
    clock.pass(8 * 60 * minute);
    expect(port.written.slice(1)).toEqual([{ elapsedSeconds: 180 }, { elapsedSeconds: 300 }]);
    keeper.leave();
    expect(port.written.at(-1)?.elapsedSeconds).toBe(300);
  });
});

describe('a commit that fails', () => {
  test('is tried again after 1, 2, 5 and 15 seconds, and then there is one lasting notice', () => {
    const { keeper, clock, port } = setUp();
    const told: Health[] = [];
    keeper.subscribe(() => told.push(keeper.health));
    port.answer = 'failed';
    keeper.keep({ payload: 'a' });
    clock.pass(breath);
    const tries = (): number => port.written.length - 2;
    for (const [seconds, sofar] of [
      [1, 1],
      [2, 2],
      [5, 3],
      [15, 4],
    ] as const) {
      clock.pass(seconds * 1000 - 1);
      expect(tries()).toBe(sofar - 1);
      clock.pass(1 + breath);
      expect(tries()).toBe(sofar);
    }
    expect(told).toEqual(['retrying', 'retrying', 'retrying', 'retrying', 'unsaved']);
    clock.pass(2 * minute);
    expect(tries()).toBe(4);
  });

  test('gives the bookmark a new number each time', () => {
    const { keeper, clock, port } = setUp();
    port.answer = 'failed';
    keeper.keep({ payload: 'a' });
    clock.pass(10_000);
    expect(sequences(port)).toEqual([1, 2, 3, 4]);
  });

  test('loses nothing: the next good one brings everything', () => {
    const { keeper, clock, port } = setUp();
    port.answer = 'failed';
    keeper.keep({ payload: 'a', progress: 10, place: 'p1' });
    keeper.keep({ payload: 'ab', completed: true });
    port.answer = 'accepted';
    clock.pass(5000);
    expect(port.written.at(-1)).toMatchObject({
      progress: 100,
      completion: 'completed',
      place: expect.any(String) as string,
    });
    expect(payloadOf(port.written.at(-1)?.bookmark ?? '')).toBe('ab');
    expect(keeper.health).toBe('recording');
  });

  test("brings a topic's last place as well", () => {
    const { keeper, clock, port } = setUp();
    keeper.keep({ payload: 'a', place: 'p1' });
    port.answer = 'failed';
    keeper.keep({ payload: 'ab', place: 'p2', progress: 10 });
    port.answer = 'accepted';
    clock.pass(1000);
    expect(port.written.at(-1)?.place).toMatch(/^p2\./);
  });

  test('also brings the beginning, when it was the first that failed', () => {
    const port = fakePort({}, 'failed');
    const clock = fakeClock();
    openKeeper({ port, clock, course: 'course' });
    port.answer = 'accepted';
    clock.pass(1000);
    expect(port.written.at(-1)).toMatchObject({ completion: 'incomplete' });
  });

  test('holds decisions back until the next try, but not the completion', () => {
    const { keeper, clock, port } = setUp();
    port.answer = 'failed';
    keeper.keep({ payload: 'a' });
    clock.pass(500);
    keeper.keep({ payload: 'ab' });
    clock.pass(500);
    expect(port.written).toHaveLength(2);
    keeper.keep({ completed: true });
    clock.pass(breath);
    expect(port.written).toHaveLength(3);
  });

  test('is tried again with each later decision once the tries are used up, and the notice goes when one succeeds', () => {
    const { keeper, clock, port } = setUp();
    port.answer = 'failed';
    keeper.keep({ payload: 'a' });
    clock.pass(30_000);
    keeper.keep({ payload: 'ab' });
    expect(keeper.health).toBe('unsaved');
    clock.pass(30_000);
    port.answer = 'accepted';
    keeper.keep({ payload: 'abc' });
    clock.pass(moment);
    expect(keeper.health).toBe('recording');
  });

  test('is tried again when the network is back', () => {
    const { keeper, clock, port } = setUp();
    port.answer = 'failed';
    keeper.keep({ payload: 'a' });
    clock.pass(moment);
    port.answer = 'accepted';
    keeper.flush();
    expect(keeper.health).toBe('recording');
  });

  test('may as well be a refusal or an error of any kind', () => {
    for (const answer of [new RecordError('405', 'incorrect data type'), new TypeError('odd')]) {
      const { keeper, clock, port } = setUp();
      port.answer = answer;
      keeper.keep({ payload: 'a' });
      clock.pass(moment);
      expect(keeper.health).toBe('retrying');
      expect(keeper.technical()['refusal']).toContain(answer.message);
    }
  });
});

describe('leaving', () => {
  test('sends what waits and where the learner is, then finishes', () => {
    const { keeper, clock, port } = setUp();
    keeper.keep({ payload: 'a', place: 'p1' });
    clock.pass(100);
    keeper.keep({ payload: 'ab', place: 'p2' });
    expect(keeper.leave()).toBe('accepted');
    expect(port.written.at(-1)).toMatchObject({ place: 'p2.2' });
    expect(port.finishes).toBe(1);
    expect(keeper.health).toBe('left');
  });

  test('happens once, however often it is asked for', () => {
    const { keeper, port } = setUp();
    port.answer = 'failed';
    expect(keeper.leave()).toBe('failed');
    port.answer = 'accepted';
    expect(keeper.leave()).toBe('failed');
    keeper.flush();
    expect(port.finishes).toBe(1);
    expect(port.written).toHaveLength(2);
  });

  test('stops every timer', () => {
    const { keeper, clock, port } = setUp();
    keeper.keep({ payload: 'a' });
    keeper.keep({ payload: 'ab' });
    port.answer = 'failed';
    keeper.leave();
    const count = port.written.length;
    clock.pass(60 * minute);
    expect(port.written).toHaveLength(count);
  });

  test('survives a place that throws as it closes', () => {
    const { keeper, port } = setUp();
    port.finish = () => {
      throw new Error('gone');
    };
    keeper.leave();
    expect(keeper.health).toBe('left');
    expect(keeper.technical()['state']).toBe('closed');
  });

  test('keeps on the device alone what is decided on a page that came back', async () => {
    const shadows = memoryStore();
    const first = setUp({}, { shadows });
    await first.keeper.ready;
    first.keeper.keep({ payload: 'a' });
    first.keeper.leave();
    const count = first.port.written.length;
    first.keeper.keep({ payload: 'ab' });
    expect(first.port.written).toHaveLength(count);
    const next = setUp({ bookmark: first.port.written.at(-2)?.bookmark ?? '' }, { shadows });
    await next.keeper.ready;
    expect(next.keeper.offer?.payload).toBe('ab');
  });
});

describe('a preview', () => {
  test.each(['review', 'browse'] as const)('in %s mode writes nothing, here or on the device', async (mode) => {
    const shadows = memoryStore();
    const { keeper, clock, port } = setUp({ mode, bookmark: sealEnvelope(3, 'abc') }, { shadows });
    await keeper.ready;
    expect(keeper.payload).toBe('abc');
    keeper.keep({ payload: 'abcd', completed: true });
    clock.pass(60 * minute);
    keeper.flush();
    expect(keeper.health).toBe('preview');
    keeper.leave();
    expect(port.written).toEqual([]);
    expect(port.finishes).toBe(1);
    const next = setUp({ bookmark: sealEnvelope(3, 'abc') }, { shadows });
    await next.keeper.ready;
    expect(next.keeper.offer).toBeUndefined();
  });
});

describe('the copy on the device', () => {
  async function launch(shadows: ShadowStore, reading: Partial<Reading> = {}, answer: Committed = 'accepted') {
    const port = fakePort(reading, answer);
    const clock = fakeClock();
    const keeper = openKeeper({ port, clock, course: 'course', shadows });
    await keeper.ready;
    return { port, clock, keeper };
  }

  /** A launch whose browser is killed after two decisions. */
  async function killed(answer: Committed): Promise<{ shadows: ShadowStore; first: string; second: string }> {
    const shadows = memoryStore();
    const { keeper, clock, port } = await launch(shadows, {}, answer);
    keeper.keep({ payload: 'a' });
    clock.pass(2000);
    keeper.keep({ payload: 'ab' });
    clock.pass(moment);
    const bookmarks = port.written.flatMap(({ bookmark }) => bookmark ?? []);
    return { shadows, first: bookmarks[0] ?? '', second: bookmarks.at(-1) ?? '' };
  }

  test('is gone when the commit is confirmed', async () => {
    const { shadows } = await killed('confirmed');
    expect((await launch(shadows)).keeper.offer).toBeUndefined();
  });

  test('is gone when the next launch reads it back', async () => {
    const { shadows, second } = await killed('accepted');
    expect((await launch(shadows, { bookmark: second })).keeper.offer).toBeUndefined();
    expect((await launch(shadows, { bookmark: '' })).keeper.offer).toBeUndefined();
  });

  test('is offered when the LMS lost the last decision, and never taken without asking', async () => {
    const { shadows, first } = await killed('accepted');
    const { keeper } = await launch(shadows, { bookmark: first });
    expect(keeper.payload).toBe('a');
    expect(keeper.offer).toMatchObject({ payload: 'ab' });
  });

  test('is offered when the LMS gave back a damaged bookmark', async () => {
    const { shadows, second } = await killed('accepted');
    const { keeper } = await launch(shadows, { bookmark: second.slice(0, -3) });
    expect(keeper.offer).toMatchObject({ payload: 'ab' });
  });

  test('is not offered in another attempt', async () => {
    const { shadows } = await killed('accepted');
    expect((await launch(shadows, { bookmark: sealEnvelope(1, 'z') })).keeper.offer).toBeUndefined();
  });

  test('is not offered to another learner, nor kept for one who is not named', async () => {
    const { shadows } = await killed('accepted');
    expect((await launch(shadows, { learner: 'bob' })).keeper.offer).toBeUndefined();
    expect((await launch(shadows, { learner: '' })).keeper.offer).toBeUndefined();
    expect((await launch(shadows)).keeper.offer).toBeDefined();
  });

  test('goes on from what was accepted, and sends it above every earlier number', async () => {
    const { shadows, first, second } = await killed('accepted');
    const { keeper, clock, port } = await launch(shadows, { bookmark: first });
    const { sequence = 0 } = openEnvelope(second);
    expect(keeper.offer?.accept()).toBe('ab');
    expect(keeper.payload).toBe('ab');
    expect(keeper.offer).toBeUndefined();
    clock.pass(moment);
    expect(sequences(port)).toEqual([sequence + 1]);
    expect(port.written.at(-1)?.completion).toBeUndefined();
  });

  test('is forgotten when it was declined, and the next number is above it all the same', async () => {
    const { shadows, first, second } = await killed('accepted');
    const { keeper, clock, port } = await launch(shadows, { bookmark: first });
    keeper.offer?.decline();
    expect(keeper.payload).toBe('a');
    keeper.keep({ payload: 'ac' });
    clock.pass(moment);
    expect(sequences(port)[0]).toBeGreaterThan(openEnvelope(second).sequence ?? 0);
    expect((await launch(shadows, { bookmark: port.written.at(-1)?.bookmark ?? '' })).keeper.offer).toBeUndefined();
  });

  test('survives the commits made while it is being offered', async () => {
    const { shadows, first } = await killed('accepted');
    const { keeper, clock } = await launch(shadows, { bookmark: first }, 'confirmed');
    clock.pass(4 * minute);
    expect(keeper.offer).toBeDefined();
    expect((await launch(shadows, { bookmark: first })).keeper.offer).toBeDefined();
  });

  test('is withdrawn as an offer by a decision made without it', async () => {
    const { shadows, first } = await killed('accepted');
    const { keeper } = await launch(shadows, { bookmark: first });
    keeper.keep({ payload: 'ac' });
    expect(keeper.offer).toBeUndefined();
  });

  test('keeps what failed to be sent', async () => {
    const { shadows } = await killed('failed');
    expect((await launch(shadows)).keeper.offer).toMatchObject({ payload: 'ab' });
  });

  /** A store that reads only when it is let. */
  function slow(shadows: ShadowStore): { store: ShadowStore; read: () => void } {
    let read = (): void => undefined;
    const allowed = new Promise<void>((resolve) => (read = resolve));
    return { store: { ...shadows, read: async (key) => (await allowed, shadows.read(key)) }, read: () => read() };
  }

  test('is not offered over a decision that was made before it was found', async () => {
    const { shadows, first } = await killed('accepted');
    const { store, read } = slow(shadows);
    const { keeper, clock, payloads } = setUp({ bookmark: first }, { shadows: store });
    keeper.keep({ payload: 'ac' });
    read();
    await keeper.ready;
    clock.pass(moment);
    expect(keeper.offer).toBeUndefined();
    expect(payloads()).toEqual(['ac']);
    expect((await launch(shadows, { bookmark: first })).keeper.offer).toMatchObject({ payload: 'ac' });
  });

  test('is not dropped before it was looked at', async () => {
    const { shadows, first } = await killed('accepted');
    const { store, read } = slow(shadows);
    const port = fakePort({ bookmark: first }, 'confirmed');
    const clock = fakeClock();
    const keeper = openKeeper({ port, clock, course: 'course', shadows: store });
    await new Promise((resolve) => setTimeout(resolve));
    clock.pass(500);
    keeper.flush();
    clock.pass(100);
    read();
    await keeper.ready;
    expect(keeper.offer).toMatchObject({ payload: 'ab' });
  });

  test('is not offered on a page that was left before it was found', async () => {
    const { shadows, first } = await killed('accepted');
    const { store, read } = slow(shadows);
    const { keeper } = setUp({ bookmark: first }, { shadows: store });
    keeper.leave();
    read();
    await keeper.ready;
    expect(keeper.offer).toBeUndefined();
    expect((await launch(shadows, { bookmark: first })).keeper.offer).toBeDefined();
  });

  test('takes the old copies of others away', async () => {
    const { shadows } = await killed('accepted');
    const clock = fakeClock(fakeClock().now() + 31 * 24 * 60 * minute);
    const keeper = openKeeper({ port: fakePort({ learner: 'bob' }), clock, course: 'course', shadows });
    await keeper.ready;
    expect((await launch(shadows)).keeper.offer).toBeUndefined();
  });

  test('stays small, however long the launch', async () => {
    let largest = 0;
    const shadows: ShadowStore = {
      ...memoryStore(),
      keep: (_, { trail }) => Promise.resolve(void (largest = Math.max(largest, trail.length))),
    };
    const { keeper, clock } = await launch(shadows);
    for (let decision = 0; decision < 500; decision += 1) {
      keeper.keep({ payload: String(decision) });
      clock.pass(2000);
    }
    expect(largest).toBe(301);
  });

  test('makes nobody wait longer than a second', async () => {
    const never: ShadowStore = { ...memoryStore(), read: () => new Promise(() => undefined) };
    const { keeper, clock } = setUp({}, { shadows: never });
    let settled = false;
    void keeper.ready.then(() => (settled = true));
    await Promise.resolve();
    expect(settled).toBe(false);
    clock.pass(1000);
    await keeper.ready;
    keeper.keep({ payload: 'a' });
    expect(keeper.health).toBe('recording');
  });

  test('may be in a store that never opens, or fails to', async () => {
    const { keeper } = setUp({}, { shadows: Promise.reject(new Error('no')) });
    await keeper.ready;
    keeper.keep({ payload: 'a' });
    expect(keeper.technical()['device']).toBe('none');
  });
});

describe('two windows of one learner', () => {
  /** Each window's words reach the others. */
  function desk(open = new Set<(sequence: number) => void>()): () => Windows {
    return () => {
      let mine: ((sequence: number) => void) | undefined;
      return {
        say(sequence) {
          for (const listen of [...open]) if (listen !== mine) listen(sequence);
        },
        hear(listen) {
          mine = listen;
          open.add(listen);
        },
        close() {
          if (mine) open.delete(mine);
        },
      };
    };
  }

  function windowsOn(windows: () => Windows): { port: Fake; clock: FakeClock; keeper: Keeper } {
    const port = fakePort({ bookmark: sealEnvelope(5, 'a'), completion: 'incomplete' });
    const clock = fakeClock();
    return { port, clock, keeper: openKeeper({ port, clock, course: 'course', windows }) };
  }

  test('go on undisturbed until one decides; then the other is told and writes no more, not even its end', () => {
    const windows = desk();
    const one = windowsOn(windows);
    const two = windowsOn(windows);
    expect([one.keeper.health, two.keeper.health]).toEqual(['recording', 'recording']);
    let told = 0;
    one.keeper.subscribe(() => (told += 1));
    two.keeper.keep({ payload: 'ab' });
    two.clock.pass(moment);
    expect([one.keeper.health, two.keeper.health]).toEqual(['elsewhere', 'recording']);
    expect(told).toBe(1);
    const count = one.port.written.length;
    one.keeper.keep({ payload: 'ac', completed: true });
    one.keeper.flush();
    one.keeper.leave();
    expect(one.port.written).toHaveLength(count);
    expect(one.port.finishes).toBe(0);
    expect(one.keeper.health).toBe('elsewhere');
  });

  test('tell a window that opens behind them', () => {
    const windows = desk();
    const one = windowsOn(windows);
    one.keeper.keep({ payload: 'ab' });
    expect(windowsOn(windows).keeper.health).toBe('elsewhere');
    expect(one.keeper.health).toBe('recording');
  });

  test('are no more when one has left', () => {
    const open = new Set<(sequence: number) => void>();
    const windows = desk(open);
    const one = windowsOn(windows);
    one.keeper.keep({ payload: 'ab' });
    one.keeper.leave();
    expect(open.size).toBe(0);
    expect(windowsOn(windows).keeper.health).toBe('recording');
  });
});

test('tells a support desk how it stands, without a learner or a choice', () => {
  const { keeper } = setUp({ learner: 'Ann-Smith-1234' });
  keeper.keep({ payload: 'secretchoices' });
  const words = JSON.stringify(keeper.technical());
  expect(words).toContain('"sequence":1');
  expect(words).not.toMatch(/Ann|secret/);
});

test('stops telling who has stopped listening', () => {
  const { keeper, clock } = setUp();
  let told = 0;
  const stop = keeper.subscribe(() => (told += 1));
  keeper.keep({ payload: 'a' });
  clock.pass(moment);
  stop();
  keeper.leave();
  expect(told).toBe(1);
});
