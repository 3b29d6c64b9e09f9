/** What completion still asks for, in one sentence: of each topic the first conversation. */
import { formatOf } from '../../i18n/pseudo';
import type { TakingCourse } from '../course/taking.svelte';

export function leftSentence(course: TakingCourse): string {
  const { t, topicsLeft: left } = course;
  if (left.length === 0) return t('home.done');
  const { any = false } = course.package.completion;
  const each = left.map((module) => course.peopleIn(module)[0]?.visits[0]?.minutes ?? 0);
  const skills = new Intl.ListFormat(formatOf(course.language.locale), {
    type: any ? 'disjunction' : 'conjunction',
  }).format(left.map(({ skill }) => skill.toLocaleLowerCase()));
  return t('home.left', {
    count: any ? 1 : left.length,
    skills,
    minutes: any ? Math.min(...each) : each.reduce((sum, minutes) => sum + minutes, 0),
  });
}

/** The level's minutes: those it promises, those that are here, and what the others go to. */
export function promisedSentence(course: TakingCourse): string {
  const { t, text } = course;
  const { promised = 0, computed } = course.package.minutes;
  const besides = (text.besides ?? []).map(({ says, minutes }) => t('home.besides', { says, count: minutes }));
  const rest = new Intl.ListFormat(formatOf(course.language.locale)).format(besides);
  return [
    t('home.promised', { edition: text.editionTitle, promised, computed }),
    ...(besides.length > 0 ? [t('home.rest', { rest })] : []),
  ].join(' ');
}
