/** The room's tables in the page's words: shown on it, and written into its files. */
import type { Cohort } from './cohort';
import type { Level } from './levels';
import type { Sheet } from './report';
import { say, type Room, type Words } from './room';

/** Of each skill or conversation how many people, and one number more. */
export interface Counts {
  readonly heads: readonly [what: string, people: string, more: string];
  readonly rows: readonly (readonly [what: string, people: number, more: number])[];
}

const asked = ['before', 'after', 'lookingBack'] as const;

export function ratingsIn({ words }: Room, { ratings }: Cohort): readonly (readonly [asked: string, mean: string])[] {
  return asked.map((key) => [words[key], meanOf(words, ratings[key])]);
}

export function skillsIn({ words, moves }: Room, { skills }: Cohort): Counts {
  return {
    heads: [words.skill, words.learners, words.total],
    rows: skills.map(({ move, learners, total }) => [moves[move] ?? move, learners, total]),
  };
}

export function visitsIn({ words, visits: names }: Room, { visits }: Cohort): Counts {
  return {
    heads: [words.visit, words.met, words.good],
    rows: visits.map(({ key, met, good }) => [names[key] ?? key, met, good]),
  };
}

export function sheetsOf(room: Room, cohort: Cohort, targetOf: (role: string) => Level): readonly Sheet[] {
  const { words } = room;
  const groups = groupsIn(room, cohort);
  return [
    { heading: words.ratings, rows: ratingsIn(room, cohort) },
    countsSheet(words.skills, skillsIn(room, cohort)),
    countsSheet(words.visits, visitsIn(room, cohort)),
    rolesSheet(room, cohort, targetOf),
    ...(groups.length > 0 ? [{ heading: words.groups, rows: [groupHeads(words), ...groups] }] : []),
  ];
}

/** What was practised, in words for whoever pays; of completion only where a report was put in. */
export function textForPayers({ words }: Room, { people, visits, completed, ratings }: Cohort): string {
  const told = say(words, 'commissionerText', {
    people,
    visits: visits.reduce((sum, { met }) => sum + met, 0),
    ...Object.fromEntries(asked.map((key) => [key, meanOf(words, ratings[key])])),
  });
  return completed.of > 0 ? `${told} ${say(words, 'completed', completed)}` : told;
}

/** Of those who gave no role, it is said so. */
export function roleName({ words, roles }: Room, role: string): string {
  return role === '-' ? words.unsaid : (roles[role] ?? role);
}

/** How many there are of each group; nothing where nobody gave one. */
export function groupsIn(
  { words }: Room,
  { groups }: Cohort,
): readonly (readonly [group: string, people: string | number])[] {
  if (groups.every(({ group }) => group === '-')) return [];
  return groups.map(({ group, people }) => [
    group === '-' ? words.unsaid : group.toUpperCase(),
    people === 'few' ? words.few : people,
  ]);
}

export function groupHeads({ group, headcount }: Words): readonly [group: string, people: string] {
  return [group, headcount];
}

function countsSheet(heading: string, { heads, rows }: Counts): Sheet {
  return { heading, rows: [heads, ...rows] };
}

function rolesSheet(room: Room, { roles }: Cohort, targetOf: (role: string) => Level): Sheet {
  const { words } = room;
  const rows = roles.map(({ role, people }) => [
    roleName(room, role),
    people === 'few' ? words.few : people,
    words[targetOf(role)],
  ]);
  return { heading: words.roles, rows: [[words.role, words.headcount, words.target], ...rows] };
}

function meanOf(words: Words, rating: Cohort['ratings']['before']): string {
  return rating ? say(words, 'mean', { mean: rating.mean.toFixed(1), of: rating.of }) : words.noMean;
}
