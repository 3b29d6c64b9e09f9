/** What can still come of a state: exact, by one backward pass over a walk. */
import type { EndingKind } from '../engine/scenario';
import type { State, Step, Walk } from './walk';

/**
 * Folds a walk from its endings backwards: each state's value from the values of its steps.
 *
 * The states form no loop (turns only go forward, and waiting is once a turn), so the recursion ends; it is never deeper than a visit.
 */
export function foldBack<T>(
  walk: Walk,
  atEnding: (kind: EndingKind, step: Step) => T,
  atState: (state: State, values: readonly T[]) => T,
): T[] {
  const values: (T | undefined)[] = new Array<T | undefined>(walk.states.length);
  const valueOf = (place: number): T => {
    const known = values[place];
    if (known !== undefined) return known;
    const state = walk.states[place] as State;
    const value = atState(
      state,
      state.steps.map((step) => (step.ending ? atEnding(step.ending.kind, step) : valueOf(step.to))),
    );
    values[place] = value;
    return value;
  };
  return walk.states.map((_, place) => valueOf(place));
}

const rank: Record<EndingKind, number> = { poor: 0, mixed: 1, good: 2 };
const kinds: readonly EndingKind[] = ['poor', 'mixed', 'good'];

/** The best ending that each state can still reach. */
export function bestFrom(walk: Walk): EndingKind[] {
  return foldBack<number>(
    walk,
    (kind) => rank[kind],
    (_, values) => Math.max(0, ...values),
  ).map((each) => kinds[each] ?? 'poor');
}

/**
 * The largest chance, over those who may come in, that play by dice ends well.
 *
 * @param standing whether the dice may also wait and turn, or only speak.
 */
export function chanceOfGood(walk: Walk, standing: boolean): number {
  const chances = foldBack<number>(
    walk,
    (kind) => (kind === 'good' ? 1 : 0),
    ({ steps }, values) => {
      const allowed = values.filter((_, index) => standing || steps[index]?.choice);
      return allowed.length === 0 ? 0 : allowed.reduce((sum, each) => sum + each, 0) / allowed.length;
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
  const fresh = (state: State, step: Step) => (step.choice && !other.has(pair(state, step)) ? 1 : 0);
  const scores = foldBack<number>(
    walk,
    (kind) => (kind === 'good' ? 0 : worst),
    (state, values) =>
      Math.max(worst, ...values.map((value, index) => value + fresh(state, state.steps[index] as Step))),
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

function pair(state: State, step: Step): string {
  return `${state.turn.id}.${step.decision}`;
}
