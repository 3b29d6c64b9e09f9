/** Where everything meets: the package's data, the record, the language, the screen. Only this folder knows all of them. */
import { mount } from 'svelte';
import '../view/look/look.scss';
import { readBookmark } from '../course/bookmark';
import { newAttempt, type Attempt } from '../course/attempt';
import type { CoursePackage } from '../course/course';
import Course from '../view/course/Course.svelte';
import { TakingCourse } from '../view/course/taking.svelte';
import * as svelteForLater from 'virtual:svelte-for-later';
import { contentLoader, loadLater } from './contents';
import { watchFirstScreen } from './early';
import { keepWhatHappens } from './keeping';
import { openRecord } from './record';
import { registry } from './registry';

/** Opened at this place, a package is for a whole room: a facilitator's laptop, a projector, nothing recorded. */
const GROUP = '#group';

async function startGroup(course: CoursePackage): Promise<void> {
  const taking = new TakingCourse({ course, attempt: newAttempt, load: contentLoader() });
  const { Group } = await loadLater();
  const target = document.getElementById('app') ?? document.body;
  target.replaceChildren();
  mount(Group, { target, props: { course: taking } });
  document.getElementById('fallback')?.remove();
}

async function start(course: CoursePackage): Promise<void> {
  const target = document.getElementById('app') ?? document.body;
  const handOn = watchFirstScreen(target);
  const record = await openRecord(course);
  await record.keeper?.ready;
  const keeping = keepWhatHappens(record, course);
  const attempt = restore(record.keeper?.payload ?? '', course, record.keeper?.reading.completion === 'completed');
  const taking: TakingCourse = new TakingCourse({
    course,
    attempt,
    locale: localeOf(course, attempt.locale ?? record.keeper?.reading.locale),
    load: contentLoader(),
    loadLater,
    onkeep: keeping.keep,
    ondecide: keeping.decided,
    onleave: keeping.leave,
  });
  keeping.show(taking, (payload) => restore(payload, course, taking.attempt.completed));
  await taking.start();
  const pressAgain = handOn(taking);
  target.replaceChildren();
  mount(Course, { target, props: { course: taking } });
  document.getElementById('fallback')?.remove();
  pressAgain();
}

/** The attempt as the bookmark holds it. What the record itself knows to be completed stays so, whatever became of the bookmark. */
function restore(payload: string, course: CoursePackage, completed: boolean): Attempt {
  const attempt = payload === '' ? newAttempt : readBookmark(payload, course);
  return completed ? { ...attempt, completed } : attempt;
}

/** The language that the learner chose or the LMS names, where the package has it; else the package's first. */
function localeOf({ locales }: CoursePackage, wanted: string | undefined): string {
  const known = locales.find((each) => wanted?.toLowerCase().startsWith(each.toLowerCase()));
  return known ?? locales[0] ?? 'en';
}

// Without a package there is nothing to show: the page keeps its sentence about whom to ask.
const global = registry();
if (global) global.svelte = svelteForLater;
if (global?.package) void (location.hash === GROUP ? startGroup : start)(global.package);
