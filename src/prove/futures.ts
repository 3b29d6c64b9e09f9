/** What can still come of a state: exact, by one backward pass over a walk. */
import { STOOD } from '../engine/person';
import type { Ending, EndingKind, TurnId } from '../engine/scenario';
import type { State, Step, Turnout, Walk } from './walk';

/** Sees each step's number and what the step came to. */
type EachStep = (see: (value: number, turnout: Turnout) => void) => void;

/**
 * Folds a walk from its endings backwards: each state's number from the numbers of its steps.
 *
 * @param atEnding the number of an ending.
 * @param atState the number of a state, from those of its steps.
 */
export function foldBack(
  walk: Walk,
  atEnding: (ending: Ending) => number,
  atState: (state: State, eachStep: EachStep) => number,
): Float64Array {
  const values = new Float64Array(walk.states.length);
  for (const place of lastFirst(walk)) {
    const state = walk.states[place] as State;
    values[place] = atState(state, (see) => {
      state.eachStep((turnout, to) => {
        see(turnout.ending ? atEnding(turnout.ending) : (values[to] ?? 0), turnout);
      });
    });
  }
  return values;
}

const orders = new WeakMap<Walk, Uint32Array>();

/** Places so that every step leads to one that stands earlier: later turns first, and in a turn those who have waited. */
function lastFirst(walk: Walk): Uint32Array {
  const known = orders.get(walk);
  if (known) return known;
  const rank = ranksOf(walk);
  const of = ({ turn, person }: State): number => 2 * (rank.get(turn.id) ?? 0) + (person[STOOD] ?? 0);
  const ranks = Float64Array.from(walk.states, of);
  const order = Uint32Array.from(walk.states.keys()).sort((one, other) => (ranks[other] ?? 0) - (ranks[one] ?? 0));
  orders.set(walk, order);
  return order;
}

/** For each turn, the most turns that may come before it: turns form no loop. */
function ranksOf({ visit }: Walk): Map<TurnId, number> {
  const rank = new Map<TurnId, number>();
  const raise = (id: TurnId, to: number): void => {
    if ((rank.get(id) ?? -1) >= to) return;
    rank.set(id, to);
    const turn = visit.turns[id];
    const replies = turn
      ? [...turn.choices.flatMap((choice) => choice.replies), ...(turn.wait ?? [visit.wait]), ...(turn.attend ?? [])]
      : [];
    new Set(replies.map(({ goto }) => goto)).forEach((goto) => {
      if (goto !== undefined && goto !== 'end') raise(goto, to + 1);
    });
  };
  [visit.start, ...visit.openings.map(({ turn }) => turn)].forEach((start) => {
    raise(start, 0);
  });
  return rank;
}

const rankOf: Record<EndingKind, number> = { poor: 0, mixed: 1, good: 2 };
const kinds: readonly EndingKind[] = ['poor', 'mixed', 'good'];

/** The best ending that each state can still reach. */
export function bestFrom(walk: Walk): EndingKind[] {
  const best = foldBack(
    walk,
    ({ kind }) => rankOf[kind],
    (_, eachStep) => {
      let most = 0;
      eachStep((value) => {
        if (value > most) most = value;
      });
      return most;
    },
  );
  return Array.from(best, (each) => kinds[each] ?? 'poor');
}

/**
 * The largest chance, over those who may come in, that play by dice ends well.
 *
 * @param standing whether the dice may also wait and turn, or only speak.
 */
export function chanceOfGood(walk: Walk, standing: boolean): number {
  const chances = foldBack(
    walk,
    ({ kind }) => (kind === 'good' ? 1 : 0),
    (_, eachStep) => {
      let sum = 0;
      let count = 0;
      eachStep((value, { choice }) => {
        if (!standing && !choice) return;
        sum += value;
        count++;
      });
      return count === 0 ? 0 : sum / count;
    },
  );
  return Math.max(0, ...startPlaces(walk).map((place) => chances[place] ?? 0));
}

/** Places of the states that a visit begins in. */
function startPlaces({ states }: Walk): number[] {
  const places: number[] = [];
  for (let place = 0; states[place]?.from === -1; place++) places.push(place);
  return places;
}

/** One way through a visit. */
export interface Play {
  readonly decisions: string;
  readonly kind: EndingKind;
  /** `turn.letter` of everything said, standing actions aside. */
  readonly said: readonly string[];
}

/**
 * The good play that shares least with another: the second route.
 *
 * @returns undefined when no good play exists.
 */
export function goodPlayUnlike(walk: Walk, other: ReadonlySet<string>): Play | undefined {
  const worst = -1000;
  const fresh = (state: State, step: Turnout) => (step.choice && !other.has(pair(state, step)) ? 1 : 0);
  const scores = foldBack(
    walk,
    ({ kind }) => (kind === 'good' ? 0 : worst),
    (state, eachStep) => {
      let best = worst;
      eachStep((value, turnout) => {
        best = Math.max(best, value + fresh(state, turnout));
      });
      return best;
    },
  );
  const from = (place: number): number => scores[place] ?? worst;
  const start = startPlaces(walk).reduce((best, place) => (from(place) > from(best) ? place : best), 0);
  if (from(start) < 0) return undefined;
  let decisions = '';
  const said: string[] = [];
  for (let place = start; place >= 0;) {
    const state = walk.states[place] as State;
    const value = (step: Step) =>
      (step.ending ? (step.ending.kind === 'good' ? 0 : worst) : from(step.to)) + fresh(state, step);
    const step = state.steps.reduce((best, each) => (value(each) > value(best) ? each : best));
    decisions += step.decision;
    if (step.choice) said.push(pair(state, step));
    place = step.to;
  }
  return { decisions, kind: 'good', said };
}

function pair({ turn }: State, { decision }: Turnout): string {
  return `${turn.id}.${decision}`;
}
