/** What completion still asks for, in one sentence. */
import { formatOf } from '../../i18n/pseudo';
import type { TakingCourse } from '../course/course.svelte';

export function leftSentence(course: TakingCourse): string {
  const { t, topicsLeft: left } = course;
  if (left.length === 0) return t('home.done');
  const minutes = left.reduce((sum, { people }) => sum + minutesOf(course, people), 0);
  const skills = new Intl.ListFormat(formatOf(course.language.locale), { type: 'conjunction' }).format(
    left.map(({ skill }) => skill.toLocaleLowerCase()),
  );
  return t('home.left', { count: left.length, skills, minutes });
}

/** Of the people one may choose from, the first visit of the first. */
function minutesOf(course: TakingCourse, people: readonly string[]): number {
  return course.personOf(people[0])?.visits[0]?.minutes ?? 0;
}
