/**
 * The walk over a whole visit: every state (turn and person), every decision in it, every reply and ending. Exact: nothing is sampled.
 *
 * States are held apart only by what a later guard can still tell apart; `alike.ts` says what that is, turn by turn.
 */
import { startingPerson, STOOD } from '../engine/person';
import { respond } from '../engine/respond';
import type {
  Choice,
  Decision,
  Ending,
  Person,
  Reply,
  Scenario,
  Turn,
  TurnId,
  Variable,
  Visit,
} from '../engine/scenario';
import { alikeValues } from './alike';

/** Decision 5: more states than this is a problem, named with the variable that costs the most. */
export const MOST_STATES = 300_000;

/** One decision from a state. */
export interface Step {
  readonly decision: Decision;
  readonly choice: Choice | undefined;
  readonly reply: Reply;
  /** Place of the next state in `Walk.states`; −1 at an ending. */
  readonly to: number;
  readonly ending: Ending | undefined;
  /** The person at the ending. */
  readonly after: Person | undefined;
}

export interface State {
  readonly turn: Turn;
  readonly person: Person;
  readonly steps: Step[];
  /** The state and decision by which it was first reached; −1 at the start. */
  readonly from: number;
  readonly by: Decision | undefined;
  /** How many times the learner had spoken when it was first reached. */
  readonly spoken: number;
}

export interface Walk {
  readonly scenario: Scenario;
  readonly visit: Visit;
  /** In order of reaching, so that a state's place is higher than that of the state it was reached from. */
  readonly states: readonly State[];
  readonly transitions: number;
  readonly seconds: number;
  /** True when the walk stopped at `MOST_STATES`. */
  readonly cut: boolean;
}

/** @param most the limit on states, for runs that lift it. */
export function walkVisit(
  scenario: Scenario,
  visit: Visit,
  start: Person = startingPerson(scenario),
  most = MOST_STATES,
): Walk {
  const began = performance.now();
  const alike = alikeValues(scenario, visit);
  const keys = new Map([...alike].map(([turn, classes]) => [turn, keyer(classes, scenario.variables)]));
  const places = new Map<TurnId, Map<number | string, number>>();
  const states: State[] = [];
  let transitions = 0;
  let cut = false;

  const placeFor = (turn: TurnId, person: Person, from: number, by: Decision | undefined, spoken: number): number => {
    const key = keys.get(turn)?.(person) ?? '';
    let known = places.get(turn);
    if (!known) places.set(turn, (known = new Map()));
    const before = known.get(key);
    if (before !== undefined) return before;
    const place = states.push({ turn: visit.turns[turn] as Turn, person, steps: [], from, by, spoken }) - 1;
    known.set(key, place);
    return place;
  };

  placeFor(visit.start, start, -1, undefined, 0);
  for (let at = 0; at < states.length; at++) {
    const state = states[at] as State;
    if (states.length > most) {
      cut = true;
      break;
    }
    for (const decision of decisionsAt(state)) {
      const outcome = respond(scenario, visit, { turn: state.turn.id, person: state.person }, decision);
      if (!outcome) continue;
      transitions++;
      const to = outcome.ending
        ? -1
        : placeFor(outcome.next.turn, outcome.next.person, at, decision, state.spoken + (outcome.choice ? 1 : 0));
      const { choice, reply, ending } = outcome;
      state.steps.push({ decision, choice, reply, to, ending, after: ending && outcome.next.person });
    }
  }
  return { scenario, visit, states, transitions, seconds: (performance.now() - began) / 1000, cut };
}

function decisionsAt({ turn, person }: State): Decision[] {
  const spoken: Decision[] = turn.choices.map(({ id }) => id);
  return person[STOOD] === 0 ? [...spoken, 'w', 'x'] : spoken;
}

/** Makes one number of what must be told apart at a turn, or a text where a number would not be exact. */
function keyer(
  classes: readonly (readonly number[])[],
  variables: readonly Variable[],
): (person: Person) => number | string {
  const kept = classes.flatMap((each, variable) => {
    const count = new Set(each).size;
    return count > 1 ? [{ variable, count, each, min: variables[variable]?.min ?? 0 }] : [];
  });
  const exact = kept.reduce((size, { count }) => size * count, 1) <= Number.MAX_SAFE_INTEGER;
  if (!exact) return (person) => kept.map(({ variable, each, min }) => each[(person[variable] ?? 0) - min]).join();
  return (person) => {
    let key = 0;
    for (const { variable, count, each, min } of kept) key = key * count + (each[(person[variable] ?? 0) - min] ?? 0);
    return key;
  };
}

/** The play that first reached a state, as the decisions one makes. */
export function pathTo(walk: Walk, place: number): Decision[] {
  const path: Decision[] = [];
  for (let at = place; at >= 0;) {
    const state = walk.states[at];
    if (!state) break;
    if (state.by !== undefined) path.unshift(state.by);
    at = state.from;
  }
  return path;
}

export function endingsOf(visit: Visit): readonly Ending[] {
  return [...visit.leaves, ...visit.endings];
}
