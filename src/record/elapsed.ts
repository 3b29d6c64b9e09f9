/**
 * How long a learner has been here in this launch. A pause longer than five minutes counts as five: what lies beyond it was not
 * spent on the course. Pure: it is told what time it is.
 */

const LONGEST_PAUSE = 5 * 60 * 1000;

/** Times are milliseconds. */
export interface Elapsed {
  /** Counted up to the last sign of life. */
  readonly counted: number;
  readonly lastSign: number;
}

/** Starts counting. */
export function startElapsed(now: number): Elapsed {
  return { counted: 0, lastSign: now };
}

/** The learner did something. A clock that was put back counts as no time at all. */
export function noteSign(elapsed: Elapsed, now: number): Elapsed {
  return { counted: elapsed.counted + pause(elapsed, now), lastSign: now };
}

/** Whole seconds up to now; at least 1, because some LMSs complete nothing that took no time. */
export function elapsedSeconds(elapsed: Elapsed, now: number): number {
  return Math.max(1, Math.floor((elapsed.counted + pause(elapsed, now)) / 1000));
}

function pause(elapsed: Elapsed, now: number): number {
  return Math.min(Math.max(0, now - elapsed.lastSign), LONGEST_PAUSE);
}
