/** Every scenario of the project, and plays of them by numbers that fast-check gives. */
import { resolve } from 'node:path';
import { showProblem } from '../../src/content/parse/problem';
import { readScenarios } from '../../src/content/scenarios';
import { respond, type Moment } from '../../src/engine/respond';
import type { Decision, Scenario, Visit } from '../../src/engine/scenario';
import { choose, type Session } from '../../src/engine/session';

export const house = resolve(import.meta.dirname, '../..');

const { scenarios, problems } = readScenarios(house);
if (problems.length > 0) throw new Error(problems.map(showProblem).join('\n'));

export const realScenarios: readonly Scenario[] = scenarios;

/** Every visit with its scenario; the name is for the test's title. */
export const realVisits: readonly (readonly [name: string, scenario: Scenario, visit: Visit])[] = scenarios.flatMap(
  (scenario) => scenario.visits.map((visit) => [`${scenario.id}.${visit.id}`, scenario, visit] as const),
);

/** What a learner may do at a moment: the choices in the author's order, then waiting and turning. */
export function decisionsAt(scenario: Scenario, visit: Visit, moment: Moment): Decision[] {
  const letters: Decision[] = (visit.turns[moment.turn]?.choices ?? []).map(({ id }) => id);
  return [...letters, 'w' as const, 'x' as const].filter((decision) => respond(scenario, visit, moment, decision));
}

/** Plays on, each number picking one of what is offered, until the numbers or the visit are at their end. */
export function playOn(session: Session, picks: readonly number[]): Session {
  return picks.reduce((at, pick) => {
    if (at.ending) return at;
    const offered = decisionsAt(at.scenario, at.visit, at.moment);
    const decision = offered[pick % offered.length];
    return decision === undefined ? at : choose(at, decision);
  }, session);
}
