/** What may go wrong when a page goes away, as far as it needs no browser; the rest is in `tests/browser/faults.test.ts`. */
import { expect, test } from 'vitest';
import { count, inBoth, open, written } from './launch';

test(
  'fault 4: a page is hidden after it was left, and commits after the end | what is finished stays finished: not one more call',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper, clock } = await open(standard, lms);
    keeper.keep({ payload: 'abc' });
    keeper.leave();
    const calls = lms.calls.length;
    keeper.flush();
    keeper.keep({ payload: 'abcd', completed: true });
    clock.pass(600_000);
    expect(lms.calls).toHaveLength(calls);
    expect(keeper.health).toBe('left');
  }),
);

test(
  'fault 8: the end comes twice | the LMS hears of it once',
  inBoth(async (standard, make) => {
    const lms = make();
    const { keeper } = await open(standard, lms);
    expect([keeper.leave(), keeper.leave()]).toEqual(['accepted', 'accepted']);
    expect(count(lms, 'Finish')).toBe(1);
    expect(lms.complaints).toEqual([]);
  }),
);

test(
  'fault 23: there is no network at the exit | “suspend” was said at the start; the learner is told, and the device has the rest',
  inBoth(async (standard, make) => {
    const lms = make();
    let network = true;
    const { keeper, clock, again } = await open(standard, lms, { online: () => network });
    expect(written(lms, standard.exit)).toEqual(['suspend']);
    keeper.keep({ payload: 'abc' });
    clock.pass(2000);
    network = lms.online = false;
    keeper.keep({ payload: 'abcd' });
    expect(keeper.leave()).toBe('failed');
    network = lms.online = true;
    const next = (await again()).keeper;
    expect(next.payload).toBe('abc');
    expect(next.offer?.payload).toBe('abcd');
  }),
);
