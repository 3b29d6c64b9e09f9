/** The states of one turn, found again by what must be told apart there. */
import type { Condition, Person, Variable } from '../engine/scenario';
import type { Apart } from './alike';
import { Numbers } from './numbers';

/**
 * A table by hash that makes no object for any state: a state's key is a few numbers of 32 bits, and all keys stand one after the other. A
 * rich scenario takes more numbers, and nothing is too rich.
 */
export class Held {
  readonly #key: readonly ((person: Person) => number)[];
  readonly #keys = new Numbers();
  readonly #places = new Numbers();
  /** Which state stands at its hash, or after it where another stood there; −1 where none does. */
  #table = new Int32Array(256).fill(-1);

  constructor({ classes, whether }: Apart, variables: readonly Variable[]) {
    const bits = [
      ...classes.flatMap((each, variable) => bitsOfClass(each, variable, variables)),
      ...whether.map(bitOf),
    ];
    this.#key = keyOf(bits);
  }

  get count(): number {
    return this.#places.length;
  }

  /** The place in the walk of the state that was added as the `index`th. */
  placeAt(index: number): number {
    return this.#places.at(index);
  }

  /** @returns the place of whoever is alike; where nobody is, `fresh`, which is theirs from now on. */
  placeOf(person: Person, fresh: number): number {
    const asked = this.#places.length;
    for (let word = 0; word < this.#key.length; word++)
      this.#keys.set(asked * this.#key.length + word, this.#key[word]?.(person) ?? 0);
    let slot = this.#slotOf(asked);
    for (;;) {
      const index = this.#table[slot] ?? -1;
      if (index < 0) break;
      if (this.#isSame(index, asked)) return this.#places.at(index);
      slot = this.#after(slot);
    }
    this.#table[slot] = asked;
    this.#places.push(fresh);
    if (2 * this.#places.length > this.#table.length) this.#widen();
    return fresh;
  }

  #isSame(one: number, other: number): boolean {
    const { length } = this.#key;
    for (let word = 0; word < length; word++)
      if (this.#keys.at(one * length + word) !== this.#keys.at(other * length + word)) return false;
    return true;
  }

  #slotOf(index: number): number {
    const { length } = this.#key;
    let hash = 0;
    for (let word = 0; word < length; word++) {
      hash = Math.imul(hash ^ this.#keys.at(index * length + word), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash & (this.#table.length - 1);
  }

  #after(slot: number): number {
    return (slot + 1) & (this.#table.length - 1);
  }

  #widen(): void {
    this.#table = new Int32Array(4 * this.#table.length).fill(-1);
    for (let index = 0; index < this.#places.length; index++) {
      let slot = this.#slotOf(index);
      while ((this.#table[slot] ?? -1) >= 0) slot = this.#after(slot);
      this.#table[slot] = index;
    }
  }
}

/** Part of a key. */
interface Bits {
  readonly width: number;
  /** What to write for each value of a variable, or whether to write a one. */
  readonly from:
    | { readonly variable: number; readonly min: number; readonly classes: readonly number[] }
    | { readonly holds: (person: Person) => boolean };
}

function bitsOfClass(classes: readonly number[], variable: number, variables: readonly Variable[]): Bits[] {
  const most = Math.max(...classes);
  if (most === 0) return [];
  return [{ width: 32 - Math.clz32(most), from: { variable, min: variables[variable]?.min ?? 0, classes } }];
}

function bitOf(condition: Condition): Bits {
  return { width: 1, from: { holds: asking(condition) } };
}

/** Packs bits into as few numbers as in order will do; each number is made by looking up and adding, since it is made for millions. */
function keyOf(bits: readonly Bits[]): ((person: Person) => number)[] {
  const words: { width: number; bits: Bits[] }[] = [];
  for (const each of bits) {
    let word = words.at(-1);
    if (!word || word.width + each.width > 32) words.push((word = { width: 0, bits: [] }));
    word.width += each.width;
    word.bits.push(each);
  }
  return words.map((word) => wordOf(word.bits));
}

function wordOf(bits: readonly Bits[]): (person: Person) => number {
  const variables: number[] = [];
  /** For each variable, where its table begins in `written`, less its least value. */
  const begins: number[] = [];
  const written: number[] = [];
  const tests: ((person: Person) => boolean)[] = [];
  const ones: number[] = [];
  let shift = 0;
  for (const { width, from } of bits) {
    if ('holds' in from) {
      tests.push(from.holds);
      ones.push(1 << shift);
    } else {
      variables.push(from.variable);
      begins.push(written.length - from.min);
      for (const number of from.classes) written.push(number << shift);
    }
    shift += width;
  }
  const [places, offsets, table] = [Int32Array.from(variables), Int32Array.from(begins), Int32Array.from(written)];
  return (person) => {
    let word = 0;
    for (let at = 0; at < places.length; at++)
      word |= table[(offsets[at] as number) + (person[places[at] as number] as number)] as number;
    for (let at = 0; at < tests.length; at++) if (tests[at]?.(person)) word |= ones[at] as number;
    return word;
  };
}

/** The same as `holds`, taken apart once. */
function asking(condition: Condition): (person: Person) => boolean {
  if ('variable' in condition) {
    const { variable, min, max } = condition;
    return (person) => (person[variable] as number) >= min && (person[variable] as number) <= max;
  }
  if ('not' in condition) {
    const refused = asking(condition.not);
    return (person) => !refused(person);
  }
  if ('all' in condition) {
    const all = condition.all.map(asking);
    return (person) => {
      for (const each of all) if (!each(person)) return false;
      return true;
    };
  }
  const any = condition.any.map(asking);
  return (person) => {
    for (const each of any) if (each(person)) return true;
    return false;
  };
}
