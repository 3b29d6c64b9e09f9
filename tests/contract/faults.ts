/** An API that breaks: at its n-th call, or from its n-th call on. Pure, so that a page can use it as well. */

import type { Api } from './strict-lms';

/** How a call may go wrong without an LMS noticing: it never gets there, or its answer never comes back. */
export type Break = 'throws' | 'says false' | 'says nothing' | 'does it and says false' | 'does it and throws';

export const breaks: readonly Break[] = [
  'throws',
  'says false',
  'says nothing',
  'does it and says false',
  'does it and throws',
];

export interface Faulty {
  readonly api: Api;
  /** How many calls were made so far. */
  calls(): number;
}

/** @param when numbers the calls from 1. */
export function faultyApi(api: Api, how: Break, when: (call: number) => boolean): Faulty {
  let calls = 0;
  const wrap =
    (work: (...given: readonly unknown[]) => unknown) =>
    (...given: readonly unknown[]): unknown => {
      calls += 1;
      if (!when(calls)) return work(...given);
      if (how.startsWith('does it')) work(...given);
      if (how.endsWith('throws')) throw new Error('the LMS is gone');
      return how === 'says nothing' ? undefined : 'false';
    };
  return {
    api: Object.fromEntries(Object.entries(api).map(([verb, work]) => [verb, wrap(work)])),
    calls: () => calls,
  };
}
