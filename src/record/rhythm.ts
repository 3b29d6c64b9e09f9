/** When the keeper sends: a frame's worth of calls at a time, at the end of a busy second, for a further try, and now and then for the time alone. */

import type { Clock } from './clock';

/** Decisions that follow one another within a second are sent together. */
const QUIET = 1000;
/** Before and between calls: long enough for a slow computer to draw what the learner's decision came to. */
const BREATH = 50;
/** How long calls may hold the page before it draws again: a quick LMS has made all of them by then, and a slow one a single call. */
const FRAME = 16;
/** How often time alone is sent while the learner is active. */
const HEARTBEAT = 3 * 60 * 1000;

export interface Beats {
  /** The next call of a sending is due. Returns whether there is another. */
  step(): boolean;
  /** A second has passed since the last sending. Returns whether something was sent, which opens another. */
  secondEnds(): boolean;
  retry(): void;
  beat(): void;
}

export interface Rhythm {
  /** Is a second running in which what is kept waits for its end? */
  readonly busy: boolean;
  /** Is a further try planned? */
  readonly retrying: boolean;
  startSecond(): void;
  /** Plans the next calls, where none are planned. */
  planStep(): void;
  dropStep(): void;
  /** Plans a further try in place of any planned one; `undefined` plans none. */
  planRetry(milliseconds: number | undefined): void;
  stop(): void;
}

/** Begins to beat at once. */
export function startRhythm(clock: Clock, beats: Beats): Rhythm {
  let call: (() => void) | undefined;
  let second: (() => void) | undefined;
  let retry: (() => void) | undefined;
  let heart: (() => void) | undefined;

  function startSecond(): void {
    second?.();
    second = clock.after(QUIET, () => {
      second = undefined;
      if (beats.secondEnds()) startSecond();
    });
  }

  function beatOn(): void {
    heart = clock.after(HEARTBEAT, () => {
      beatOn();
      beats.beat();
    });
  }

  function planStep(): void {
    call ??= clock.after(BREATH, () => {
      call = undefined;
      const end = clock.now() + FRAME;
      let more = beats.step();
      while (more && clock.now() < end) more = beats.step();
      if (more) planStep();
    });
  }

  beatOn();
  return {
    get busy() {
      return second !== undefined;
    },
    get retrying() {
      return retry !== undefined;
    },
    startSecond,
    planStep,
    dropStep() {
      call?.();
      call = undefined;
    },
    planRetry(milliseconds) {
      retry?.();
      retry = undefined;
      if (milliseconds === undefined) return;
      retry = clock.after(milliseconds, () => {
        retry = undefined;
        beats.retry();
      });
    },
    stop() {
      for (const cancel of [call, second, retry, heart]) cancel?.();
      call = second = retry = heart = undefined;
    },
  };
}
