/**
 * The walk over a whole visit: every state (turn and person), every decision in it, every reply and ending. Exact: nothing is sampled.
 *
 * States are held apart only by what a later guard can still tell apart; `alike.ts` says what that is, turn by turn.
 */
import { comingIn, openingMoment } from '../engine/opening';
import { STOOD } from '../engine/person';
import { respond, type Outcome } from '../engine/respond';
import type { Decision, Ending, Person, Scenario, Turn, TurnId, Visit } from '../engine/scenario';
import { lastingClasses, whatIsApart } from './alike';
import { Held } from './held';
import { StateStore, WalkedState, type State, type Steps, type Turnout } from './states';

/** Decision 5: more states than this is a problem, named with the variable that costs the most. */
export const MOST_STATES = 300_000;

/** A step that ends the visit, from the state at `place`. */
export interface End {
  readonly place: number;
  readonly decision: Decision;
  readonly ending: Ending;
}

export interface Walk {
  readonly scenario: Scenario;
  readonly visit: Visit;
  /** Who may come in, and how each came to be; the first of `states` are these, those that are alike once. */
  readonly starts: readonly Start[];
  /** For each of the first states, who came in. */
  readonly origins: readonly Start[];
  /** For each of `starts`, the place of the state that it begins in. */
  readonly opens: readonly number[];
  readonly states: readonly State[];
  readonly steps: Steps;
  /** Everything that any decision came to, once. */
  readonly turnouts: readonly Turnout[];
  /** Of those whom it leaves, one of each kind that a later visit may tell apart, with the end that first left them. */
  readonly left: readonly { readonly end: End; readonly person: Person }[];
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
  for (const { end, person } of earlier.left) {
    const comesIn = comingIn(scenario, visit, person);
    const key = comesIn.join();
    if (!starts.has(key)) starts.set(key, { comesIn, earlier: playOf(earlier, end.place, end.decision) });
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
  const apart = whatIsApart(scenario, visit);
  const held = new Map([...apart].map(([turn, each]) => [turn, new Held(each, scenario.variables)]));
  const store = new StateStore(scenario.variables.length);

  const placeFor = (turn: TurnId, person: Person, from: number, by: Decision | undefined, spoken: number): number => {
    const place = held.get(turn)?.placeOf(person, store.count) ?? -1;
    if (place === store.count) store.add(visit.turns[turn] as Turn, person, from, by, spoken);
    else if (by !== undefined) store.shorten(place, from, by, spoken);
    return place;
  };

  const lasting = lastingClasses(scenario, visit);
  const remembered = lasting.some((classes) => classes);
  const left = new Map<string, Walk['left'][number]>();
  const leave = (place: number, decision: Decision, ending: Ending, person: Person): void => {
    let key = '';
    lasting.forEach((classes, variable) => {
      if (classes)
        key += String.fromCharCode(classes[(person[variable] ?? 0) - (scenario.variables[variable]?.min ?? 0)] ?? 0);
    });
    if (!left.has(key)) left.set(key, { end: { place, decision, ending }, person });
  };

  const origins: Start[] = [];
  const opens = starts.map((start) => {
    const { turn, person } = openingMoment(scenario, visit, start.comesIn);
    const place = placeFor(turn, person, -1, undefined, 0);
    origins[place] ??= start;
    return place;
  });
  let cut = false;
  const present: number[] = [];
  for (const turn of inOrder(visit)) {
    const here = held.get(turn.id);
    const turnoutOf = namer(store.turnouts, turn);
    // Whoever waits stays in the turn, behind all who have not.
    for (let index = 0; here && index < here.count && !cut; index++) {
      const at = here.placeAt(index);
      const moment = { turn: turn.id, person: store.personAt(at, present) };
      const spoken = store.spoken.at(at);
      store.order.push(at);
      store.first.set(at, store.to.length);
      for (const decision of decisionsAt(turn, moment.person)) {
        const outcome = respond(scenario, visit, moment, decision);
        if (!outcome) continue;
        const { next, ending, choice } = outcome;
        if (ending && remembered) leave(at, decision, ending, next.person);
        store.which.push(turnoutOf(decision, outcome));
        store.to.push(ending ? -1 : placeFor(next.turn, next.person, at, decision, choice ? spoken + 1 : spoken));
      }
      store.end.set(at, store.to.length);
      cut = store.count > most;
    }
  }
  const { turnouts } = store;
  return {
    scenario,
    visit,
    starts,
    origins,
    opens,
    states: Array.from({ length: store.count }, (_, place) => new WalkedState(store, place)),
    steps: store,
    turnouts,
    left: [...left.values()],
    transitions: store.to.length,
    seconds: (performance.now() - began) / 1000,
    cut,
  };
}

/** Turns so that every reply leads to a later one: they form no loop. */
function inOrder(visit: Visit): readonly Turn[] {
  const before = new Map<TurnId, number>();
  const raise = (id: TurnId, to: number): void => {
    if ((before.get(id) ?? -1) >= to) return;
    before.set(id, to);
    for (const goto of gotosOf(visit, id)) raise(goto, to + 1);
  };
  [visit.start, ...visit.openings.map(({ turn }) => turn)].forEach((start) => {
    raise(start, 0);
  });
  return Object.values(visit.turns)
    .filter(({ id }) => before.has(id))
    .sort((one, other) => (before.get(one.id) ?? 0) - (before.get(other.id) ?? 0));
}

function gotosOf(visit: Visit, id: TurnId): ReadonlySet<TurnId> {
  const turn = visit.turns[id];
  const replies = turn
    ? [...turn.choices.flatMap((choice) => choice.replies), ...(turn.wait ?? []), ...(turn.attend ?? [])]
    : [];
  return new Set(replies.flatMap(({ goto }) => (goto === undefined || goto === 'end' || goto === id ? [] : [goto])));
}

/** @returns what finds the number of the turnout that a decision at this turn came to, and adds it where it is new. */
function namer(turnouts: Turnout[], turn: Turn): (decision: Decision, outcome: Outcome) => number {
  const known = new Map<Decision, number[]>();
  return (decision, { choice, reply, ending }) => {
    let near = known.get(decision);
    if (!near) known.set(decision, (near = []));
    for (const number of near) {
      const each = turnouts[number];
      if (each?.reply === reply && each.ending === ending) return number;
    }
    const number = turnouts.push({ turn, decision, choice, reply, ending }) - 1;
    near.push(number);
    return number;
  };
}

function decisionsAt(turn: Turn, person: Person): readonly Decision[] {
  let known = decisionsOf.get(turn);
  if (!known) {
    const spoken: Decision[] = turn.choices.map(({ id }) => id);
    decisionsOf.set(turn, (known = { spoken, all: [...spoken, 'w', 'x'] }));
  }
  return person[STOOD] === 0 ? known.all : known.spoken;
}

const decisionsOf = new WeakMap<Turn, { readonly spoken: readonly Decision[]; readonly all: readonly Decision[] }>();

/** The play with the fewest words that reaches a state: who came in, and the decisions from there. */
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
