/** The longest way through a visit, standing actions and all: the worst case of a replay and of a bookmark. */
import path from 'node:path';
import { showProblem } from '../../src/content/parse/problem';
import { readScenarios } from '../../src/content/scenarios';
import { comingIn } from '../../src/engine/opening';
import type { Person, Scenario, Visit } from '../../src/engine/scenario';
import { beginVisit, replay } from '../../src/engine/session';
import { walkVisit } from '../../src/prove/walk';

export interface LongPlay {
  readonly scenario: Scenario;
  readonly visit: Visit;
  /** Who comes in: to a later visit, whoever the longest play of the one it remembers leaves. */
  readonly start: Person;
  /** One character a decision. */
  readonly decisions: string;
}

/** One of every visit. @throws when a scenario has problems. */
export function longestPlays(house: string): readonly LongPlay[] {
  const { scenarios, problems } = readScenarios(path.resolve(house));
  if (problems.length > 0) throw new Error(problems.map(showProblem).join('\n'));
  return scenarios.flatMap((scenario) => {
    const plays: LongPlay[] = [];
    for (const visit of scenario.visits) {
      const earlier = plays.find((play) => play.visit.id === visit.after);
      const start = comingIn(scenario, visit, earlier && personLeftBy(earlier));
      plays.push({ scenario, visit, start, decisions: longestPlay(scenario, visit, start) });
    }
    return plays;
  });
}

function personLeftBy({ scenario, visit, start, decisions }: LongPlay): Person {
  return replay(beginVisit(scenario, visit.id, { start }), decisions).moment.person;
}

function longestPlay(scenario: Scenario, visit: Visit, start: Person): string {
  const { states } = walkVisit(scenario, visit, [{ comesIn: start, earlier: '' }]);
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
