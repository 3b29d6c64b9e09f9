/** The first screen as HTML, so that a package's page shows it before any script has run. */
import { render } from 'svelte/server';
import { newAttempt } from '../course/attempt';
import type { CoursePackage, Locale, StringsContent } from '../course/course';
import type { Strings } from '../i18n/strings';
import Course from '../view/course/Course.svelte';
import { TakingCourse } from '../view/course/taking.svelte';

/**
 * @param strings the interface’s words, where the locale is not English.
 * @returns what stands in `#app` until the app takes its place: the same screen, line for line.
 */
export function prerender(course: CoursePackage, locale: Locale, strings?: StringsContent): string {
  const taking = new TakingCourse({ course, attempt: newAttempt, locale });
  if (strings) taking.language.add(locale, strings.strings as Strings);
  return render(Course, { props: { course: taking } }).body;
}
