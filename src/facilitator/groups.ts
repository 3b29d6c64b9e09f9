/** How a room divides, and how many copies that makes. */

/** The sizes of room that a pack is printed for. */
export const roomSizes: readonly number[] = Array.from({ length: 19 }, (_, at) => at + 6);

export interface Groups {
  readonly threes: number;
  /** Two watch in a group of four. */
  readonly fours: number;
}

/** Threes, and as few fours as possible. @param people six or more: no smaller room divides so. */
export function divide(people: number): Groups {
  const fours = people % 3;
  return { threes: (people - 4 * fours) / 3, fours };
}

/** Copies of something of which each group, or each who comes, has one; tutors need none. */
export function copiesFor(people: number, copies: 'none' | 'one' | 'each' | 'group'): number {
  const { threes, fours } = divide(people);
  return { none: 0, one: 1, each: people, group: threes + fours }[copies];
}
