/** Who comes in to a visit, and where it opens: a later visit remembers how an earlier one ended. */
import { apply, holds, startingPerson, TRUST } from './person';
import type { Moment } from './respond';
import type { Carries, Person, Scenario, Visit } from './scenario';

/**
 * The person as they come in.
 *
 * @param earlier the person at the end of the visit that this one remembers; without it nothing is remembered.
 */
export function comingIn(scenario: Scenario, visit: Visit, earlier?: Person): Person {
  const person = [...startingPerson(scenario)];
  if (!visit.carries || !earlier) return person;
  person[TRUST] = visit.carries.trust[bandOf(earlier[TRUST] ?? 0)];
  for (const variable of visit.carries.keeps) person[variable] = earlier[variable] ?? 0;
  return person;
}

/** Trust in three bands: 0–2, 3–4, 5–6. */
export function bandOf(trust: number): keyof Carries['trust'] {
  return trust <= 2 ? 'low' : trust <= 4 ? 'middle' : 'high';
}

/** The visit's first moment for whoever comes in: the first opening that fits them, with what it does to them. */
export function openingMoment(scenario: Scenario, visit: Visit, comesIn: Person): Moment {
  const opening = visit.openings.find(({ when }) => holds(when, comesIn));
  if (!opening) return { turn: visit.start, person: comesIn };
  const person = [...comesIn];
  apply(opening.effect, person, scenario.variables);
  return { turn: opening.turn, person };
}
