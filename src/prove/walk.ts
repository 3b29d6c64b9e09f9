/**
 * The walk over a whole visit: every state (turn and person), every decision in it, every reply and ending. Exact: nothing is sampled.
 *
 * States are held apart only by what a later guard can still tell apart; `alike.ts` says what that is, turn by turn.
 */
import { comingIn, openingMoment } from '../engine/opening';
import { STOOD } from '../engine/person';
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
  /** Who may come in, and how each came to be; the first of `states` are these, those that are alike once. */
  readonly starts: readonly Start[];
  /** For each of the first states, who came in. */
  readonly origins: readonly Start[];
  /** In order of reaching, so that a state's place is higher than that of the state it was reached from. */
  readonly states: readonly State[];
  readonly transitions: number;
  readonly seconds: number;
  /** True when the walk stopped at `MOST_STATES`. */
  readonly cut: boolean;
}

/** One who may come in to a visit. */
export interface Start {
  readonly comesIn: Person;
  /** The play of the earlier visit that this one remembers: `first:abd`; empty for a first visit. */
  readonly earlier: string;
}

/** Walks every visit; a later one begins with everybody whom the earlier one may leave. */
export function walkScenario(scenario: Scenario): Walk[] {
  const walks: Walk[] = [];
  for (const visit of scenario.visits) walks.push(walkVisit(scenario, visit, startsOf(scenario, visit, walks)));
  return walks;
}

/** Everyone who may come in: for a later visit, whoever each ending of the earlier one leaves, and someone it never happened to. */
function startsOf(scenario: Scenario, visit: Visit, walks: readonly Walk[]): Start[] {
  const anew: Start = { comesIn: comingIn(scenario, visit), earlier: '' };
  const earlier = walks.find((walk) => walk.visit.id === visit.after);
  if (!earlier) return [anew];
  const starts = new Map([[anew.comesIn.join(), anew]]);
  for (const [place, { steps }] of earlier.states.entries()) {
    for (const { after, decision } of steps) {
      if (!after) continue;
      const comesIn = comingIn(scenario, visit, after);
      const key = comesIn.join();
      if (!starts.has(key)) starts.set(key, { comesIn, earlier: playOf(earlier, place, decision) });
    }
  }
  return [...starts.values()];
}

/** @param most the limit on states, for runs that lift it. */
export function walkVisit(
  scenario: Scenario,
  visit: Visit,
  starts: readonly Start[] = [{ comesIn: comingIn(scenario, visit), earlier: '' }],
  most = MOST_STATES,
): Walk {
  const began = performance.now();
  const alike = alikeValues(scenario, visit);
  const keys = new Map([...alike].map(([turn, classes]) => [turn, keyer(classes, scenario.variables)]));
  const places = new Map<TurnId, Map<number, Map<number, number>>>();
  const states: State[] = [];
  let transitions = 0;
  let cut = false;

  const placeFor = (turn: TurnId, person: Person, from: number, by: Decision | undefined, spoken: number): number => {
    const key = keys.get(turn);
    let known = places.get(turn);
    if (!known) places.set(turn, (known = new Map()));
    const high = key?.high(person) ?? 0;
    let near = known.get(high);
    if (!near) known.set(high, (near = new Map()));
    const low = key?.low(person) ?? 0;
    const before = near.get(low);
    if (before !== undefined) return before;
    const place = states.push({ turn: visit.turns[turn] as Turn, person, steps: [], from, by, spoken }) - 1;
    near.set(low, place);
    return place;
  };

  const origins: Start[] = [];
  for (const start of starts) {
    const { turn, person } = openingMoment(scenario, visit, start.comesIn);
    origins[placeFor(turn, person, -1, undefined, 0)] ??= start;
  }
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
  return { scenario, visit, starts, origins, states, transitions, seconds: (performance.now() - began) / 1000, cut };
}

const decisionsOf = new WeakMap<Turn, { readonly spoken: readonly Decision[]; readonly all: readonly Decision[] }>();

function decisionsAt({ turn, person }: State): readonly Decision[] {
  let known = decisionsOf.get(turn);
  if (!known) {
    const spoken: Decision[] = turn.choices.map(({ id }) => id);
    decisionsOf.set(turn, (known = { spoken, all: [...spoken, 'w', 'x'] }));
  }
  return person[STOOD] === 0 ? known.all : known.spoken;
}

/** What must be told apart at a turn, as two exact whole numbers: one is too small for a rich scenario. */
interface Key {
  readonly high: (person: Person) => number;
  readonly low: (person: Person) => number;
}

/** @throws when even two numbers are too small. */
function keyer(classes: readonly (readonly number[])[], variables: readonly Variable[]): Key {
  const kept = classes.flatMap((each, variable): Digit[] => {
    const count = new Set(each).size;
    return count > 1 ? [{ variable, count, each, min: variables[variable]?.min ?? 0 }] : [];
  });
  const low: Digit[] = [];
  const high: Digit[] = [];
  for (const digit of kept) (sizeOf([...low, digit]) <= Number.MAX_SAFE_INTEGER ? low : high).push(digit);
  if (sizeOf(high) > Number.MAX_SAFE_INTEGER)
    throw new Error('More can be told apart at one turn than two numbers hold.');
  return { high: numberOf(high), low: numberOf(low) };
}

interface Digit {
  readonly variable: number;
  readonly count: number;
  /** The class of each value. */
  readonly each: readonly number[];
  readonly min: number;
}

function sizeOf(digits: readonly Digit[]): number {
  return digits.reduce((size, { count }) => size * count, 1);
}

function numberOf(digits: readonly Digit[]): (person: Person) => number {
  return (person) => {
    let key = 0;
    for (const { variable, count, each, min } of digits) key = key * count + (each[(person[variable] ?? 0) - min] ?? 0);
    return key;
  };
}

/** The play that first reached a state: who came in, and the decisions from there. */
export function pathTo(walk: Walk, place: number): { start: Start | undefined; decisions: string } {
  let decisions = '';
  for (let at = place; ;) {
    const state = walk.states[at];
    if (!state || state.from < 0) return { start: walk.origins[at], decisions };
    decisions = (state.by ?? '') + decisions;
    at = state.from;
  }
}

/** The play that leads to a state: `first:abd`, and before it the earlier visit's where that matters. */
export function playOf(walk: Walk, place: number, last: Decision | '' = ''): string {
  const { start, decisions } = pathTo(walk, place);
  return [start?.earlier, `${walk.visit.id}:${decisions}${last}`].filter(Boolean).join(' ');
}

export function endingsOf(visit: Visit): readonly Ending[] {
  return [...visit.leaves, ...visit.endings];
}
