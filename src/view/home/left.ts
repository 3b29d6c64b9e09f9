/** What completion still asks for, in one sentence. */
import { formatOf } from '../../i18n/pseudo';
import type { TakingCourse } from '../course/course.svelte';

export function leftSentence(course: TakingCourse): string {
  const { t, topicsLeft: left } = course;
  if (left.length === 0) return t('home.done');
  const { any = false } = course.package.completion;
  const each = left.map(({ people }) => minutesOf(course, people));
  const skills = new Intl.ListFormat(formatOf(course.language.locale), {
    type: any ? 'disjunction' : 'conjunction',
  }).format(left.map(({ skill }) => skill.toLocaleLowerCase()));
  return t('home.left', {
    count: any ? 1 : left.length,
    skills,
    minutes: any ? Math.min(...each) : each.reduce((sum, minutes) => sum + minutes, 0),
  });
}

/** Of the people one may choose from, the first visit of the first. */
function minutesOf(course: TakingCourse, people: readonly string[]): number {
  return course.personOf(people[0])?.visits[0]?.minutes ?? 0;
}
