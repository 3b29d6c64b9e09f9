/**
 * The walk over a whole visit: every state (turn and person), every decision in it, every reply and ending. Exact: nothing is sampled.
 *
 * States are held apart only by what a later guard can still tell apart; `alike.ts` says what that is, turn by turn.
 */
import { comingIn, openingMoment } from '../engine/opening';
import { STOOD, TRUST } from '../engine/person';
import { respond, type Outcome } from '../engine/respond';
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

/** What a decision came to; the same for every state in which it comes to the same. */
export interface Turnout {
  readonly decision: Decision;
  readonly choice: Choice | undefined;
  readonly reply: Reply;
  readonly ending: Ending | undefined;
}

/** One decision from a state. */
export interface Step extends Turnout {
  /** Place of the next state in `Walk.states`; −1 at an ending. */
  readonly to: number;
}

export interface State {
  readonly turn: Turn;
  /** Made anew at each asking, like the steps: millions of them, held as objects, would fill the memory. */
  readonly person: Person;
  readonly steps: readonly Step[];
  /** The same steps one after another, with no object made for any: for a pass over a whole walk. */
  eachStep(see: (turnout: Turnout, to: number) => void): void;
  /** The state and decision by which it was first reached; −1 at the start. */
  readonly from: number;
  readonly by: Decision | undefined;
  /** How many times the learner had spoken when it was first reached. */
  readonly spoken: number;
}

/** Whole numbers without end, four bytes each. */
class Numbers {
  #held = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#held.length) {
      const more = new Int32Array(2 * this.length);
      more.set(this.#held);
      this.#held = more;
    }
    this.#held[this.length++] = value;
  }

  at(place: number): number {
    return this.#held[place] ?? 0;
  }

  slice(first: number, end: number): number[] {
    const numbers: number[] = [];
    for (let at = first; at < end; at++) numbers.push(this.#held[at] ?? 0);
    return numbers;
  }
}

/** What the states of a walk are made of: every person in a few bytes, every step in two numbers, which turnout and where it leads. */
class Store {
  readonly #size: number;
  readonly #people = new Numbers();
  readonly turnouts: Turnout[] = [];
  readonly #known = new Map<Reply, number[]>();
  readonly #which = new Numbers();
  readonly #to = new Numbers();
  /** Place and turnout of each step that ends. */
  readonly #ends = new Numbers();

  /** @param size how many variables a person has. */
  constructor(size: number) {
    this.#size = size;
  }

  get steps(): number {
    return this.#to.length;
  }

  addPerson(person: Person): void {
    for (const value of person) this.#people.push(value);
  }

  personAt(place: number): Person {
    return this.#people.slice(place * this.#size, (place + 1) * this.#size);
  }

  addStep(place: number, decision: Decision, { choice, reply, ending }: Outcome, to: number): void {
    let near = this.#known.get(reply);
    if (!near) this.#known.set(reply, (near = []));
    let which = near.find((each) => {
      const known = this.turnouts[each];
      return known?.ending === ending && known?.decision === decision && known.choice === choice;
    });
    if (which === undefined) near.push((which = this.turnouts.push({ decision, choice, reply, ending }) - 1));
    this.#which.push(which);
    this.#to.push(to);
    if (!ending) return;
    this.#ends.push(place);
    this.#ends.push(which);
  }

  *ends(): Generator<End> {
    for (let at = 0; at < this.#ends.length; at += 2) {
      const { decision, ending } = this.turnouts[this.#ends.at(at + 1)] as Turnout;
      if (ending) yield { place: this.#ends.at(at), decision, ending };
    }
  }

  eachBetween(first: number, end: number, see: (turnout: Turnout, to: number) => void): void {
    for (let at = first; at < end; at++) see(this.turnouts[this.#which.at(at)] as Turnout, this.#to.at(at));
  }
}

class WalkedState implements State {
  readonly #store: Store;
  readonly #place: number;
  #first = 0;
  #end = 0;
  readonly turn: Turn;
  readonly from: number;
  readonly by: Decision | undefined;
  readonly spoken: number;

  constructor(store: Store, place: number, turn: Turn, from: number, by: Decision | undefined, spoken: number) {
    this.#store = store;
    this.#place = place;
    this.turn = turn;
    this.from = from;
    this.by = by;
    this.spoken = spoken;
  }

  get person(): Person {
    return this.#store.personAt(this.#place);
  }

  get steps(): readonly Step[] {
    const steps: Step[] = [];
    this.eachStep(({ decision, choice, reply, ending }, to) => steps.push({ decision, choice, reply, ending, to }));
    return steps;
  }

  eachStep(see: (turnout: Turnout, to: number) => void): void {
    this.#store.eachBetween(this.#first, this.#end, see);
  }

  /** Its steps are those that `adding` adds. */
  walk(adding: () => void): void {
    this.#first = this.#store.steps;
    adding();
    this.#end = this.#store.steps;
  }
}

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
  /** In order of reaching, so that a state's place is higher than that of the state it was reached from. */
  readonly states: readonly State[];
  /** Everything that any decision came to, once. */
  readonly turnouts: readonly Turnout[];
  /** Every step that ends the visit. */
  readonly ends: Iterable<End>;
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
  const alike = alikeValues(scenario, visit);
  const keys = new Map([...alike].map(([turn, classes]) => [turn, keyer(classes, scenario.variables)]));
  const places = new Map<TurnId, Map<number, Map<number, number>>>();
  const states: WalkedState[] = [];
  const store = new Store(scenario.variables.length);
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
    const place = states.length;
    states.push(new WalkedState(store, place, visit.turns[turn] as Turn, from, by, spoken));
    store.addPerson(person);
    near.set(low, place);
    return place;
  };

  const kept = scenario.visits.flatMap(({ after, carries }) =>
    after === visit.id && carries ? [TRUST, ...carries.keeps] : [],
  );
  const left = new Map<string, Walk['left'][number]>();
  const leave = (place: number, decision: Decision, ending: Ending, person: Person): void => {
    let key = '';
    for (const variable of kept) key += String.fromCharCode(person[variable] ?? 0);
    if (!left.has(key)) left.set(key, { end: { place, decision, ending }, person });
  };

  const origins: Start[] = [];
  for (const start of starts) {
    const { turn, person } = openingMoment(scenario, visit, start.comesIn);
    origins[placeFor(turn, person, -1, undefined, 0)] ??= start;
  }
  for (let at = 0; at < states.length; at++) {
    const state = states[at] as WalkedState;
    if (states.length > most) {
      cut = true;
      break;
    }
    const { turn, person } = state;
    state.walk(() => {
      for (const decision of decisionsAt(turn, person)) {
        const outcome = respond(scenario, visit, { turn: turn.id, person }, decision);
        if (!outcome) continue;
        const { next, ending } = outcome;
        const spoken = state.spoken + (outcome.choice ? 1 : 0);
        if (ending) leave(at, decision, ending, next.person);
        store.addStep(at, decision, outcome, ending ? -1 : placeFor(next.turn, next.person, at, decision, spoken));
      }
    });
  }
  const ends = { [Symbol.iterator]: () => store.ends() };
  const seconds = (performance.now() - began) / 1000;
  return {
    scenario,
    visit,
    starts,
    origins,
    states,
    turnouts: store.turnouts,
    ends,
    left: [...left.values()],
    transitions: store.steps,
    seconds,
    cut,
  };
}

const decisionsOf = new WeakMap<Turn, { readonly spoken: readonly Decision[]; readonly all: readonly Decision[] }>();

function decisionsAt(turn: Turn, person: Person): readonly Decision[] {
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

/** Each digit's classes are multiplied once, here: what is left for millions of people is to look up and add. */
function numberOf(digits: readonly Digit[]): (person: Person) => number {
  const variables = Int32Array.from(digits, ({ variable }) => variable);
  const least = Int32Array.from(digits, ({ min }) => min);
  const worths = digits.map(({ each }, place) => {
    const unit = sizeOf(digits.slice(place + 1));
    return Float64Array.from(each, (number) => number * unit);
  });
  return (person) => {
    let key = 0;
    for (let place = 0; place < worths.length; place++) {
      const value = (person[variables[place] ?? 0] ?? 0) - (least[place] ?? 0);
      key += worths[place]?.[value] ?? 0;
    }
    return key;
  };
}

/** The person at an ending. */
export function personAfter({ scenario, visit, states }: Walk, { place, decision }: End): Person {
  const { turn, person } = states[place] as State;
  return respond(scenario, visit, { turn: turn.id, person }, decision)?.next.person ?? person;
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
