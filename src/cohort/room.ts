/** What the pack puts into the cohort page: the page itself holds no word and no course. */
import type { PackWords } from '../content/parse/pack-words';
import type { MoveCode } from '../engine/moves';

export interface Room {
  /** What the page says. */
  readonly words: PackWords['cohort'];
  /** Names of conversations by `<person>.<visit>`. */
  readonly visits: Readonly<Record<string, string>>;
  /** Names of roles. */
  readonly roles: Readonly<Record<string, string>>;
  /** Plain names of the skills that one would want to practise. */
  readonly moves: Readonly<Partial<Record<MoveCode, string>>>;
}
