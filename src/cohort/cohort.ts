/** What a room has practised, out of its summaries: everything about the whole room, nothing about fewer than five of one role or group. */
import type { MoveCode } from '../engine/moves';
import type { Summary } from '../course/summary';
import type { Reported } from './intake';

/** A cell of fewer than this is not shown: somebody could be known by it. */
export const FEWEST = 5;

export interface Cohort {
  readonly people: number;
  /** How many codes were an earlier or second copy of another. */
  readonly doubles: number;
  readonly completed: { readonly of: number; readonly done: number };
  readonly ratings: Readonly<
    Record<'before' | 'after' | 'lookingBack', { readonly mean: number; readonly of: number } | undefined>
  >;
  readonly visits: readonly { readonly key: string; readonly met: number; readonly good: number }[];
  /** How often a skill was chosen where it helped, per learner who met anybody; the least practised first. */
  readonly skills: readonly { readonly move: MoveCode; readonly total: number; readonly learners: number }[];
  readonly roles: readonly {
    readonly role: string;
    readonly people: number | 'few';
    readonly editions: Readonly<Record<string, number>>;
  }[];
  readonly groups: readonly { readonly group: string; readonly people: number | 'few' }[];
}

/** One of each tag: the code that tells most of what was met, and of these the last. */
export function withoutDoubles(summaries: readonly Summary[]): readonly Summary[] {
  const byTag = new Map<string, Summary>();
  for (const summary of summaries) {
    const before = byTag.get(summary.tag);
    if (!before || before.visits.length <= summary.visits.length) byTag.set(summary.tag, summary);
  }
  return [...byTag.values()];
}

/** @param moves every skill of the course, so that one which nobody chose is there too. */
export function cohortOf(all: readonly Summary[], reported: readonly Reported[], moves: readonly MoveCode[]): Cohort {
  const summaries = withoutDoubles(all);
  const met = summaries.filter(({ visits }) => visits.length > 0);
  const visits = new Map<string, { met: number; good: number }>();
  for (const { person, visit, ending } of summaries.flatMap((each) => each.visits)) {
    const key = `${person}.${visit}`;
    const before = visits.get(key) ?? { met: 0, good: 0 };
    visits.set(key, { met: before.met + 1, good: before.good + (ending === 'good' ? 1 : 0) });
  }
  return {
    people: summaries.length,
    doubles: all.length - summaries.length,
    completed: { of: reported.length, done: reported.filter(({ completed }) => completed).length },
    ratings: {
      before: meanOf(summaries, 'before'),
      after: meanOf(summaries, 'after'),
      lookingBack: meanOf(summaries, 'lookingBack'),
    },
    visits: [...visits].map(([key, counts]) => ({ key, ...counts })).sort((one, other) => other.met - one.met),
    skills: moves
      .map((move) => ({
        move,
        total: met.reduce((sum, { skills }) => sum + (skills[move] ?? 0), 0),
        learners: met.filter(({ skills }) => (skills[move] ?? 0) > 0).length,
      }))
      .sort((one, other) => one.learners - other.learners || one.total - other.total),
    roles: rolesOf(summaries),
    groups: countBy(summaries, ({ group }) => group ?? '-').map(([group, people]) => ({
      group,
      people: orFew(people),
    })),
  };
}

function rolesOf(summaries: readonly Summary[]): Cohort['roles'] {
  return countBy(summaries, ({ role }) => role ?? '-').map(([role, people]) => ({
    role,
    people: orFew(people),
    editions:
      people < FEWEST
        ? {}
        : Object.fromEntries(
            countBy(
              summaries.filter((each) => (each.role ?? '-') === role),
              ({ edition }) => edition,
            ),
          ),
  }));
}

function orFew(people: number): number | 'few' {
  return people < FEWEST ? 'few' : people;
}

/** By name; what was not said comes last. */
function countBy(summaries: readonly Summary[], of: (summary: Summary) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const summary of summaries) counts.set(of(summary), (counts.get(of(summary)) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => Number(one === '-') - Number(other === '-') || one.localeCompare(other));
}

function meanOf(summaries: readonly Summary[], key: 'before' | 'after' | 'lookingBack'): Cohort['ratings']['before'] {
  const values = summaries.flatMap((summary) => summary[key] ?? []);
  return values.length === 0
    ? undefined
    : { mean: values.reduce((sum, each) => sum + each, 0) / values.length, of: values.length };
}

/** A cell as a spreadsheet may have it: text that begins like a formula is kept from being one. */
export function cellOf(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
