/** What the pack puts into the cohort page: the page itself holds no word and no course. */
import type { PackWords } from '../content/parse/pack-words';
import type { MoveCode } from '../engine/moves';

export type Words = PackWords['cohort'];

export interface Room {
  /** What the page says. */
  readonly words: Words;
  /** Names of conversations by `<person>.<visit>`. */
  readonly visits: Readonly<Record<string, string>>;
  /** Names of roles. */
  readonly roles: Readonly<Record<string, string>>;
  /** Plain names of the skills that one would want to practise. */
  readonly moves: Readonly<Partial<Record<MoveCode, string>>>;
}

/** One of the page's sentences, with what it leaves open filled in. */
export function say(words: Words, key: keyof Words, values: Readonly<Record<string, string | number>>): string {
  return words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
