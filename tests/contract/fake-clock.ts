/** Time that passes only when a test says so. */

import type { Clock } from '../../src/record/clock';

export interface FakeClock extends Clock {
  /** Lets time pass; whatever is due in between runs, in order. */
  pass(milliseconds: number): void;
  /** Time passes and nothing can run, as while a call holds the page; what became due runs late. */
  hold(milliseconds: number): void;
}

export function fakeClock(start = 1_700_000_000_000): FakeClock {
  let now = start;
  let count = 0;
  const due = new Map<number, { readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    after(milliseconds, run) {
      count += 1;
      const id = count;
      due.set(id, { at: now + milliseconds, run });
      return () => {
        due.delete(id);
      };
    },
    pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const next = [...due].filter(([, { at }]) => at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
        if (!next) break;
        due.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].run();
      }
      now = Math.max(now, end);
    },
    hold(milliseconds) {
      now += milliseconds;
    },
  };
}
