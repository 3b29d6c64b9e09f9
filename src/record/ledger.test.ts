import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openEnvelope } from './envelope';
import { isWaiting, noteKept, outgoing, settle, startLedger, unsettle, type Kept } from './ledger';
import type { Reading } from './port';

const fresh: Reading = { mode: 'normal', bookmark: '', completion: 'not-started', learner: '', bookmarkLimit: 4096 };
const begun = startLedger({ ...fresh, completion: 'incomplete', progress: 40 }, 5, 'abc');
const limit = 100;

const steps = fc.array(
  fc.oneof(
    fc.record(
      {
        payload: fc.stringMatching(/^[a-z]{0,5}$/),
        place: fc.constantFrom('home', 'page-1', 'page-2'),
        progress: fc.oneof(fc.integer({ min: -10, max: 120 }), fc.constantFrom(NaN, Infinity, -Infinity)),
        completed: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    fc.constantFrom('settle' as const, 'unsettle' as const),
  ),
);

test('never lets completion, progress or the sequence number go down', () => {
  fc.assert(
    fc.property(steps, (all: readonly (Kept | 'settle' | 'unsettle')[]) => {
      let ledger = begun;
      for (const step of all) {
        const before = ledger;
        const sent = outgoing(ledger, 1, false);
        ledger =
          step === 'settle'
            ? settle(ledger, sent, ledger)
            : step === 'unsettle'
              ? unsettle(ledger)
              : noteKept(ledger, step, limit);
        expect(ledger.progress).toBeGreaterThanOrEqual(before.progress);
        expect(ledger.progress).toBeLessThanOrEqual(100);
        expect(ledger.sequence).toBeGreaterThanOrEqual(before.sequence);
        expect(before.completed && !ledger.completed).toBe(false);
        if (sent.completion) expect(sent.completion).toBe(before.completed ? 'completed' : 'incomplete');
      }
    }),
  );
});

test('says that an attempt has begun once', () => {
  const started = startLedger(fresh, 0, '');
  const sent = outgoing(started, 1, false);
  expect(sent).toEqual({ elapsedSeconds: 1, completion: 'incomplete' });
  expect(outgoing(settle(started, sent, started), 2, false)).toEqual({ elapsedSeconds: 2 });
});

test('says nothing of an attempt that has begun already, or is complete', () => {
  expect(outgoing(begun, 1, false)).toEqual({ elapsedSeconds: 1 });
  const complete = startLedger({ ...fresh, completion: 'completed' }, 5, 'abc');
  expect(outgoing(noteKept(complete, { completed: true, progress: 10 }, limit), 1, true).completion).toBeUndefined();
});

test('sends only what differs', () => {
  expect(noteKept(begun, { payload: 'abc', progress: 40, completed: false }, limit)).toBe(begun);
  expect(outgoing(noteKept(begun, { payload: 'abcd' }, limit), 9, false)).toEqual({
    elapsedSeconds: 9,
    bookmark: expect.stringMatching(/^1\.6\.abcd\./) as string,
  });
});

test('reports 100 when complete, whatever the share was', () => {
  expect(outgoing(noteKept(begun, { completed: true, progress: 80 }, limit), 1, true)).toMatchObject({
    progress: 100,
    completion: 'completed',
  });
});

test('keeps a place back until a landmark, after the first of a launch', () => {
  let ledger = noteKept(begun, { place: 'page 1' }, limit);
  const sent = outgoing(ledger, 1, false);
  expect(sent.place).toBe('page-1.5');
  ledger = noteKept(settle(ledger, sent, ledger), { place: 'page-2' }, limit);
  expect(outgoing(ledger, 1, false).place).toBeUndefined();
  expect(isWaiting(ledger)).toBe(false);
  expect(outgoing(ledger, 1, true).place).toBe('page-2.5');
});

test('goes on to send what has changed while it was being sent', () => {
  const before = noteKept(begun, { payload: 'abcd', progress: 50 }, limit);
  const sent = outgoing(before, 1, false);
  const after = settle(noteKept(before, { payload: 'abcde' }, limit), sent, before);
  expect(outgoing(after, 2, false)).toEqual({
    elapsedSeconds: 2,
    bookmark: expect.stringMatching(/^1\.7\.abcde\./) as string,
  });
});

test('gives the bookmark a new number after a commit that failed', () => {
  const kept = noteKept(begun, { payload: 'abcd' }, limit);
  const again = outgoing(unsettle(kept), 2, false);
  expect(openEnvelope(again.bookmark ?? '')).toMatchObject({ sequence: 7, payload: 'abcd' });
});

test('refuses a payload it cannot hold whole, and keeps the one before it', () => {
  const refused = noteKept(begun, { payload: 'x'.repeat(limit + 1), progress: 50 }, limit);
  expect(refused).toMatchObject({ payload: 'abc', refused: true, progress: 50 });
  expect(noteKept(refused, { payload: 'abcd' }, limit)).toMatchObject({ payload: 'abcd', refused: false });
});

test('refuses a payload that would not travel', () => {
  expect(noteKept(begun, { payload: 'a=b' }, limit)).toMatchObject({ payload: 'abc', refused: true });
});

test.each([NaN, Infinity, -Infinity, -5])('takes a progress of %d for none', (progress) => {
  expect(noteKept(begun, { progress }, limit)).toBe(begun);
});
