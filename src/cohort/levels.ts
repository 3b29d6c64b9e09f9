/** Which level a role should reach: what a service has agreed on, and how many are there. */
export const levels = ['bronze', 'silver', 'gold'] as const;
export type Level = (typeof levels)[number];

/** What a service has often agreed on; anybody may change it. */
const usual: Readonly<Record<string, Level>> = { gp: 'gold', 'practice-nurse': 'silver' };

export function usualFor(role: string): Level {
  return usual[role] ?? 'bronze';
}

/** Who has a higher level has this one too. */
export function reachedBy(editions: Readonly<Record<string, number>>, level: Level): number {
  return levels.slice(levels.indexOf(level)).reduce((sum, each) => sum + (editions[each] ?? 0), 0);
}
