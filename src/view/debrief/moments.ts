/** Where a learner may go back to: the turn where a missed safety question was on offer. */
import type { Change, Choice, Turn } from '../../engine/scenario';
import type { Session } from '../../engine/session';

export interface MissedFact {
  readonly says: string;
  /** Place in the log of the first visited turn where it could have been asked; undefined when none was visited. */
  readonly at: number | undefined;
}

/** Safety facts that were not made true, each with the moment it was on offer. */
export function missedMoments({ scenario, visit, moment, log }: Session): MissedFact[] {
  return scenario.facts
    .filter(({ variable, safety }) => safety && moment.person[variable] !== 1)
    .map(({ variable, says }) => {
      const at = log.findIndex(({ before }) => offers(visit.turns[before.turn], variable));
      return { says, at: at < 0 ? undefined : at };
    });
}

function offers(turn: Turn | undefined, fact: number): boolean {
  return (
    turn?.choices.some((choice) => effectsOf(choice).some(({ variable, by }) => variable === fact && by > 0)) ?? false
  );
}

function effectsOf({ effect, replies }: Choice): Change[] {
  return [...effect, ...replies.flatMap((reply) => reply.effect)];
}
