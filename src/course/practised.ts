/** What a learner has practised so far: the best way through each finished visit, played again. */
import type { Scenario, Visit } from '../engine/scenario';
import { beginVisit, replay, type Session } from '../engine/session';
import { visitKey, type Attempt } from './attempt';
import { personComingIn } from './earlier';

/** Ids of people with a finished visit whose way is still known. */
export function practisedPeople({ visits }: Attempt): readonly string[] {
  const people = Object.entries(visits).flatMap(([key, { best }]) => (best?.path ? (key.split('.')[0] ?? []) : []));
  return [...new Set(people)];
}

/** The finished visits of one person. A way that this version no longer leads to its ending is left out. */
export function practisedWith(scenario: Scenario, attempt: Attempt): readonly Session[] {
  return scenario.visits.flatMap((visit) => bestOf(scenario, visit, attempt) ?? []);
}

function bestOf(scenario: Scenario, visit: Visit, attempt: Attempt): Session | undefined {
  const best = attempt.visits[visitKey(scenario.id, visit.id)]?.best;
  if (!best?.path) return undefined;
  const start = personComingIn(scenario, visit, attempt);
  const session = replay(beginVisit(scenario, visit.id, { attempt: best.attempt, start }), best.path);
  return session.ending && session;
}
