/** The loop's ways on, in words: what a button says, and where it leads. A way that leads nowhere here is left out. */
import type { Step } from '../../course/loop';
import type { PersonSummary } from '../../course/course';
import type { TakingCourse } from '../course/taking.svelte';

export interface Way {
  readonly step: Step;
  /** Its `data-action`. */
  readonly action: string;
  readonly says: string;
  readonly go: () => void;
}

/** In the order in which the loop names them. */
export function waysOn(course: TakingCourse): readonly Way[] {
  return course.next.flatMap((step) => wayOf(step, course) ?? []);
}

function wayOf(step: Step, course: TakingCourse): Way | undefined {
  const { t, place, session } = course;
  const module = course.moduleOf(place.module) ?? course.moduleWith(place.person);
  const way = (action: string, says: string, go: () => unknown): Way => ({ step, action, says, go: () => void go() });
  switch (step) {
    case 'goOn':
      return session && way('meet', t('next.goOn', { name: session.scenario.name }), course.goOn);
    case 'account':
      return (
        session &&
        way('debrief', t('next.account', { name: session.scenario.name }), () =>
          course.hearAccount(session.scenario.id, session.visit.id),
        )
      );
    case 'lesson': {
      if (!module || module.pages.length === 0) return undefined;
      const says = place.screen === 'debrief' ? t('next.lesson', { title: module.title }) : t('next.lessonFirst');
      return way('lesson', says, () => course.openPage(module.id));
    }
    case 'person':
      return personWay(course, way);
    case 'later': {
      const later = laterVisit(course);
      return (
        later &&
        way('later', t('next.later', later), () =>
          course.go({ screen: 'meeting', person: later.person, visit: later.visit }),
        )
      );
    }
    case 'other': {
      const other = course.people.find(
        ({ id, visits }) => id !== place.person && visits.every((each) => !course.visitRecord(id, each.id)?.best),
      );
      return (
        other &&
        way('other', t('next.meet', { name: other.name }), () => course.go({ screen: 'meeting', person: other.id }))
      );
    }
    case 'plan':
      return module && way('plan', t('next.plan'), () => course.go({ screen: 'plan', module: module.id }));
    case 'rating':
      return way('rating', t('next.rating'), () => course.go({ screen: 'rating' }));
    case 'home':
      return way('home', t(place.screen === 'consultation' ? 'next.stop' : 'course.allConversations'), course.home);
  }
}

/** After a debrief the same visit again; at a lesson's end whoever of the module waits partway, or was met last, or comes first. */
function personWay(
  course: TakingCourse,
  way: (action: string, says: string, go: () => unknown) => Way,
): Way | undefined {
  const { t, session, place } = course;
  if (session && place.screen === 'debrief')
    return way('again', t('next.meetAgain', { name: session.scenario.name }), () =>
      course.meet(session.scenario.id, session.visit.id),
    );
  const module = course.moduleOf(place.module);
  const known = module ? course.peopleIn(module) : [];
  const met = Object.keys(course.attempt.visits).flatMap((key) => {
    const [person, visit = ''] = key.split('.');
    const found = known.find(({ id }) => id === person);
    return found ? [{ person: found, visit, over: isOver(course, found, visit) }] : [];
  });
  const last = met.findLast(({ over }) => !over) ?? met.at(-1);
  if (last)
    return way('meet', t(last.over ? 'next.meetAgain' : 'next.goOn', { name: last.person.name }), () =>
      course.meet(last.person.id, last.visit),
    );
  const [first] = known;
  return first && way('meet', t('next.meet', { name: first.name }), () => course.meet(first.id));
}

function isOver(course: TakingCourse, person: PersonSummary, visit: string): boolean {
  return course.visitRecord(person.id, visit)?.latest?.ending !== undefined;
}

/** The visit that remembers this one, until it has come to an ending itself. */
function laterVisit(course: TakingCourse): { name: string; title: string; person: string; visit: string } | undefined {
  const { session } = course;
  const later = session?.scenario.visits.find(({ after }) => after === session.visit.id);
  if (!session || !later || course.visitRecord(session.scenario.id, later.id)?.best) return undefined;
  return { name: session.scenario.name, title: later.title, person: session.scenario.id, visit: later.id };
}
