/**
 * The record in memory: for a page that nothing can be kept for, and for tests. It lasts as long as the page; the view must say so
 * (`kind` is `memory`).
 */

import type { Mode, Reading, RecordPort, Values } from '../../src/record/port';
import { RecordError } from '../../src/record/port';

const BOOKMARK_LIMIT = 64_000;

/** An attempt that outlives a launch, for tests of several launches. */
export interface Attempt {
  values: Values;
}

export interface MemoryOptions {
  /** What earlier launches left; a new attempt by default. */
  readonly attempt?: Attempt;
  readonly mode?: Mode;
  /** Empty by default: nobody is named. */
  readonly learner?: string;
}

/** A record that is gone with the page. */
export function memory({ attempt = { values: {} }, mode = 'normal', learner = '' }: MemoryOptions = {}): RecordPort {
  let given: Values = {};
  let open = false;
  return {
    kind: 'memory',

    read(): Reading {
      open = true;
      const { bookmark = '', completion = 'not-started', progress } = attempt.values;
      const known = progress === undefined ? {} : { progress };
      return { mode, bookmark, completion, learner, bookmarkLimit: BOOKMARK_LIMIT, ...known };
    },

    steps: ({ bookmark, ...others }: Values) => [
      () => {
        given = { ...given, ...others };
        if (bookmark === undefined) return;
        if (bookmark.length > BOOKMARK_LIMIT) throw new RecordError('too-long', 'The bookmark does not fit.');
        given = { ...given, bookmark };
      },
    ],

    commit() {
      if (open && mode === 'normal') attempt.values = { ...attempt.values, ...given };
      given = {};
      return 'confirmed';
    },

    finish(): void {
      open = false;
    },
  };
}
