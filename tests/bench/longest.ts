/** The longest way through a visit, standing actions and all: the worst case of a replay and of a bookmark. */
import path from 'node:path';
import { showProblem } from '../../src/content/parse/problem';
import { readScenarios } from '../../src/content/scenarios';
import type { Scenario, Visit } from '../../src/engine/scenario';
import { walkVisit } from '../../src/prove/walk';

export interface LongPlay {
  readonly scenario: Scenario;
  readonly visit: Visit;
  /** One character a decision. */
  readonly decisions: string;
}

/** One of every visit. @throws when a scenario has problems. */
export function longestPlays(house: string): readonly LongPlay[] {
  const { scenarios, problems } = readScenarios(path.resolve(house));
  if (problems.length > 0) throw new Error(problems.map(showProblem).join('\n'));
  return scenarios.flatMap((scenario) =>
    scenario.visits.map((visit) => ({ scenario, visit, decisions: longestPlay(scenario, visit) })),
  );
}

function longestPlay(scenario: Scenario, visit: Visit): string {
  const { states } = walkVisit(scenario, visit);
  const known = new Map<number, string>();
  const from = (place: number): string => {
    const before = known.get(place);
    if (before !== undefined) return before;
    const plays = (states[place]?.steps ?? []).map(({ decision, to }) => decision + (to < 0 ? '' : from(to)));
    const longest = plays.reduce((best, play) => (play.length > best.length ? play : best), '');
    known.set(place, longest);
    return longest;
  };
  return from(0);
}
