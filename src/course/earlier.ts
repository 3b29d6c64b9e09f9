/** Who comes in to a visit, in this attempt: a later visit remembers the best way through the earlier one. */
import { comingIn } from '../engine/opening';
import type { Person, Scenario, Visit } from '../engine/scenario';
import { beginVisit, replay } from '../engine/session';
import { visitKey, type Attempt } from './attempt';

/** Without a finished earlier visit nothing is remembered: the person comes in as for the first time. */
export function personComingIn(scenario: Scenario, visit: Visit, attempt: Attempt): Person {
  const earlier = scenario.visits.find(({ id }) => id === visit.after);
  const best = earlier && attempt.visits[visitKey(scenario.id, earlier.id)]?.best;
  if (!best) return comingIn(scenario, visit);
  const start = personComingIn(scenario, earlier, attempt);
  const session = replay(beginVisit(scenario, earlier.id, { attempt: best.attempt, start }), best.path);
  return session.ending ? comingIn(scenario, visit, session.moment.person) : comingIn(scenario, visit);
}
