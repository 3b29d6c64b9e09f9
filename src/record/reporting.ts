/** Details that are still to be reported, for an edition that opts in. A bonus: no refusal of theirs stops anything else. */

import type { Detail, RecordPort, Step } from './port';

export interface Reporting {
  /** It is reported with whatever is sent next. */
  add(detail: Detail): void;
  /**
   * Reports, a step at a time, what was not taken yet; at the first refusal the rest waits for the next sending.
   *
   * @param attempt makes a step and returns whether it was taken.
   */
  run(attempt: (step: Step) => boolean): Generator<void, void, void>;
  /** The place works: what it has refused, it does not want. */
  committed(): void;
}

export function startReporting(port: RecordPort): Reporting {
  let waiting: readonly Detail[] = [];
  let refused: Detail | undefined;
  return {
    add(detail) {
      waiting = [...waiting, { ...detail, id: detail.id.replace(/\W/g, '_').slice(0, 250) }];
    },
    *run(attempt) {
      for (const detail of waiting) {
        for (const step of port.report?.(detail) ?? []) {
          refused = attempt(step) ? undefined : detail;
          yield;
          if (refused) return;
        }
        waiting = waiting.filter((each) => each !== detail);
      }
    },
    committed() {
      waiting = waiting.filter((each) => each !== refused);
      refused = undefined;
    },
  };
}
