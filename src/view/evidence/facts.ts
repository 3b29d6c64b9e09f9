/** What a learner has done, as plain lines for their own portfolio: facts only. What it meant is theirs to write. */
import { skillsOf } from '../../engine/debrief';
import type { MoveCode } from '../../engine/moves';
import type { Session } from '../../engine/session';
import { resolutionText } from '../plan/picks';
import type { TakingCourse } from '../course/taking.svelte';
import { skillOf } from '../debrief/skill';

/** Whose headings a note is written under. */
export const bodies = ['nmc', 'hcpc', 'gmc', 'gphc', 'none'] as const;
export type Body = (typeof bodies)[number];
/** How many headings each body's form has; the first holds the facts. */
const headings: Record<Body, number> = { nmc: 4, hcpc: 4, gmc: 4, gphc: 4, none: 3 };

/** @param day today, as the learner would write it. */
export function factsOf(
  course: TakingCourse,
  sessions: readonly Session[],
  plans: readonly string[],
  day: string,
): readonly string[] {
  const { t, text, attempt } = course;
  const { before, after, lookingBack } = attempt.ratings;
  const skills = countSkills(sessions).map(([move, count]) =>
    t('evidence.skill', { move: skillOf(course.language, move).name, count }),
  );
  const lessons = text.modules.filter(({ id, pages }) => attempt.pages[id]?.includes(pages.at(-1)?.id ?? ''));
  const people = sessions.map(({ scenario, visit }) => `${scenario.name} (${visit.title})`);
  const minutes =
    lessons.reduce((sum, lesson) => sum + lesson.minutes, 0) +
    sessions.reduce((sum, { scenario, visit }) => sum + minutesOf(course, scenario.id, visit.id), 0);
  return [
    t('evidence.what', { title: text.overlay.title, edition: text.editionTitle, version: course.package.version }),
    t('evidence.asOf', { day }),
    ...(people.length > 0 ? [t('evidence.people', { count: people.length, people: people.join('; ') })] : []),
    ...(lessons.length > 0 ? [t('evidence.lessons', { lessons: lessons.map(({ title }) => title).join('; ') })] : []),
    ...(minutes > 0 ? [t('evidence.minutes', { count: minutes })] : []),
    ...(skills.length > 0 ? [t('evidence.skills', { skills: skills.join('; ') })] : []),
    ...(before === undefined ? [] : [t('evidence.before', { before })]),
    ...(after === undefined ? [] : [t('evidence.after', { after })]),
    ...(lookingBack === undefined ? [] : [t('evidence.lookingBack', { lookingBack })]),
    ...plans,
  ];
}

/** The facts under the first of a body's headings, the others with room for one's own words. */
export function noteOf(course: TakingCourse, body: Body, facts: readonly string[]): string {
  const { t } = course;
  const heads = Array.from({ length: headings[body] }, (_, place) =>
    t(`evidence.${body}.${String(place + 1) as '1' | '2' | '3'}`),
  );
  return heads
    .map((head, place) => [head, ...(place === 0 ? facts.map((fact) => `- ${fact}`) : ['', ''])].join('\n'))
    .join('\n\n');
}

/** What one means to try, in words, with what came of it. */
export async function plansOf(course: TakingCourse): Promise<readonly string[]> {
  const { t, attempt } = course;
  const known = await Promise.all(
    attempt.resolutions.map(async (resolution) => {
      const content = await course.contentOf(resolution.module);
      const pick =
        content?.kind === 'module' ? content.commitments.find(({ id }) => id === resolution.pick)?.says : undefined;
      return pick === undefined ? [] : [resolutionText(t, pick, resolution).replaceAll('\n', ' ')];
    }),
  );
  return known.flat();
}

function minutesOf(course: TakingCourse, person: string, visit: string): number {
  return course.personOf(person)?.visits.find(({ id }) => id === visit)?.minutes ?? 0;
}

/** How often each skill was chosen where it helped, the commonest first. */
export function countSkills(sessions: readonly Session[]): readonly (readonly [MoveCode, number])[] {
  const counts = new Map<MoveCode, number>();
  for (const { move, chosen } of sessions.flatMap(skillsOf))
    if (chosen > 0) counts.set(move, (counts.get(move) ?? 0) + chosen);
  return [...counts].sort(([, one], [, other]) => other - one);
}
