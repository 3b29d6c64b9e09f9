/** A play as it is written down: `first:abd second:cde`, each visit with one character a decision. */
import { didYouMean } from '../content/parse/problem';
import { comingIn } from '../engine/opening';
import type { Person, Scenario } from '../engine/scenario';
import { beginVisit, decisionsOf, replay, type Session } from '../engine/session';

export interface Followed {
  /** The last visit as far as it could be played. */
  readonly session: Session;
  /** What was written and could not be played; undefined when all of it was. */
  readonly problem?: string;
}

/** Plays what is written; a visit that follows another remembers how that one ended. Without a visit's name the first is meant. */
export function followPlay(scenario: Scenario, play: string): Followed {
  let earlier: Person | undefined;
  let followed: Followed | undefined;
  for (const word of play.split(/\s+/).filter(Boolean)) {
    followed = followVisit(scenario, word, earlier);
    if (followed.problem !== undefined) return followed;
    earlier = followed.session.moment.person;
  }
  return followed ?? followVisit(scenario, '', undefined);
}

function followVisit(scenario: Scenario, word: string, earlier: Person | undefined): Followed {
  const [first, decisions] = word.includes(':') ? word.split(':', 2) : [undefined, word];
  const ids = scenario.visits.map(({ id }) => id);
  const visit = first === undefined ? scenario.visits[0] : scenario.visits.find(({ id }) => id === first);
  const opened = visit ?? scenario.visits[0];
  if (!opened) throw new Error(`${scenario.id} has no visits`);
  const begun = beginVisit(scenario, opened.id, { start: comingIn(scenario, opened, earlier) });
  if (!visit)
    return {
      session: begun,
      problem: [`${scenario.name} has no visit “${first ?? ''}”.`, didYouMean(first ?? '', ids)]
        .filter(Boolean)
        .join(' '),
    };
  const session = replay(begun, decisions ?? '');
  const played = decisionsOf(session);
  if (played.length === (decisions ?? '').length) return { session };
  const next = decisions?.[played.length] ?? '';
  return {
    session,
    problem: session.ending
      ? `The conversation is over after “${played}”; “${next}” and what follows were not played.`
      : `At ${session.moment.turn} there is no “${next}”; it was played as far as “${played}”.`,
  };
}

/** The last visit of a session as one writes it down. */
export function writtenPlay(session: Session): string {
  return `${session.visit.id}:${decisionsOf(session)}`;
}
