/**
 * The life of a launch's record, as a machine: closed → opening → active ⇄ degraded → closing → closed. What has been finished
 * stays finished: a record opens once.
 */

import { assign, createMachine } from 'xstate';

/** Milliseconds to wait before each further try. After the last, only what the learner does leads to another. */
export const RETRIES: readonly number[] = [1000, 2000, 5000, 15_000];

type LifeEvent =
  | { type: 'open' }
  | { type: 'opened' }
  | { type: 'refused' }
  | { type: 'committed' }
  | { type: 'failed' }
  | { type: 'leave' }
  | { type: 'finished' };

/** `opens` counts the openings, `failures` the commits that failed since the last that did not. */
export const life = createMachine(
  {
    types: {
      context: {} as { opens: number; failures: number },
      events: {} as LifeEvent,
    },
    id: 'record',
    initial: 'closed',
    context: { opens: 0, failures: 0 },
    states: {
      closed: { on: { open: { target: 'opening', guard: 'neverOpened', actions: 'countOpening' } } },
      opening: { on: { opened: 'active', refused: 'closed' } },
      active: {
        on: { committed: {}, failed: { target: 'degraded', actions: 'countFailure' }, leave: 'closing' },
      },
      degraded: {
        on: {
          committed: { target: 'active', actions: 'forgetFailures' },
          failed: { actions: 'countFailure' },
          leave: 'closing',
        },
      },
      closing: {
        on: { committed: { actions: 'forgetFailures' }, failed: { actions: 'countFailure' }, finished: 'closed' },
      },
    },
  },
  {
    guards: {
      neverOpened: ({ context }) => context.opens === 0,
    },
    actions: {
      countOpening: assign({ opens: ({ context }) => context.opens + 1 }),
      countFailure: assign({ failures: ({ context }) => context.failures + 1 }),
      forgetFailures: assign({ failures: 0 }),
    },
  },
);
