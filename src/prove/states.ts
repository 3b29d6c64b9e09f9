/** The states that a walk has reached, and the steps between them. */
import type { Choice, Decision, Ending, Person, Reply, Turn } from '../engine/scenario';
import { Numbers } from './numbers';

/** What a decision came to; the same for every state in which it comes to the same. */
export interface Turnout {
  readonly turn: Turn;
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
  /** The state and decision by which it is reached with the fewest words; −1 at the start. */
  readonly from: number;
  readonly by: Decision | undefined;
  /** How many times the learner has spoken by then. */
  readonly spoken: number;
}

/** What the states of a walk are made of: a few bytes each, column by column. */
export class StateStore {
  readonly #size: number;
  #people: Int8Array;
  readonly turn: Turn[] = [];
  readonly from = new Numbers();
  readonly by: (Decision | undefined)[] = [];
  readonly spoken = new Numbers();
  /** A state’s steps stand together, those of place `at` from `first.at(at)` on. */
  readonly first = new Numbers();
  readonly end = new Numbers();
  /** Of each step, which turnout it is and where it leads. */
  readonly which = new Numbers();
  readonly to = new Numbers();
  readonly turnouts: Turnout[] = [];
  /** Places in the order in which they were walked: a step never leads back. */
  readonly order = new Numbers();

  /** @param size how many variables a person has. */
  constructor(size: number) {
    this.#size = size;
    this.#people = new Int8Array(1024 * size);
  }

  get count(): number {
    return this.turn.length;
  }

  add(turn: Turn, person: Person, from: number, by: Decision | undefined, spoken: number): void {
    const begin = this.count * this.#size;
    if (begin === this.#people.length) {
      const more = new Int8Array(2 * begin);
      more.set(this.#people);
      this.#people = more;
    }
    for (let variable = 0; variable < this.#size; variable++) this.#people[begin + variable] = person[variable] ?? 0;
    this.turn.push(turn);
    this.by.push(by);
    this.from.push(from);
    this.spoken.push(spoken);
  }

  /** A shorter way to a state that is there already. */
  shorten(place: number, from: number, by: Decision, spoken: number): void {
    if (spoken >= this.spoken.at(place)) return;
    this.from.set(place, from);
    this.by[place] = by;
    this.spoken.set(place, spoken);
  }

  /** @param into where to write them, so that none need be made. */
  personAt(place: number, into: number[] = []): Person {
    const begin = place * this.#size;
    for (let variable = 0; variable < this.#size; variable++) into[variable] = this.#people[begin + variable] as number;
    return into;
  }
}

/** A state of the store, made when it is looked at. */
export class WalkedState implements State {
  readonly #store: StateStore;
  readonly #place: number;

  constructor(store: StateStore, place: number) {
    this.#store = store;
    this.#place = place;
  }

  get turn(): Turn {
    return this.#store.turn[this.#place] as Turn;
  }

  get person(): Person {
    return this.#store.personAt(this.#place);
  }

  get from(): number {
    return this.#store.from.at(this.#place);
  }

  get by(): Decision | undefined {
    return this.#store.by[this.#place];
  }

  get spoken(): number {
    return this.#store.spoken.at(this.#place);
  }

  get steps(): readonly Step[] {
    const { first, end, which, to, turnouts } = this.#store;
    const steps: Step[] = [];
    for (let at = first.at(this.#place); at < end.at(this.#place); at++)
      steps.push({ ...(turnouts[which.at(at)] as Turnout), to: to.at(at) });
    return steps;
  }
}

/** All steps of a walk with no object made for any: see `futures.ts`, which folds them. */
export type Steps = Pick<StateStore, 'order' | 'first' | 'end' | 'which' | 'to'>;
