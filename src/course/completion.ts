/** What completes the edition, how far one has come, and what is left: there is no score. */
import type { Attempt } from './attempt';
import { visitKey } from './attempt';
import type { CoursePackage, CourseText, ModuleSummary } from './course';

/** A topic is complete when one of its consultations was played to any ending and its first debrief screen seen. */
export function isTopicComplete(attempt: Attempt, module: ModuleSummary, text: CourseText): boolean {
  return module.people.some((person) =>
    (text.people.find(({ id }) => id === person)?.visits ?? []).some(({ id }) => {
      const visit = attempt.visits[visitKey(person, id)];
      return visit?.best !== undefined && visit.debriefed;
    }),
  );
}

/** The topics that completion still asks for, in the edition's order; where any is enough, all until one is complete. */
export function topicsLeft(attempt: Attempt, course: CoursePackage, text: CourseText): readonly ModuleSummary[] {
  if (attempt.completed) return [];
  const { topics, any } = course.completion;
  const left = text.modules.filter((module) => topics.includes(module.id) && !isTopicComplete(attempt, module, text));
  return any && left.length < topics.length ? [] : left;
}

/** Share of the edition completed, whole percent 0–100; 100 exactly when it is complete. */
export function progressOf(attempt: Attempt, course: CoursePackage, text: CourseText): number {
  const all = course.completion.topics.length;
  const left = topicsLeft(attempt, course, text).length;
  return left === 0 ? 100 : Math.min(99, Math.round((100 * (all - left)) / all));
}

/** Marks the attempt completed when nothing is left; never takes completion back. */
export function complete(attempt: Attempt, course: CoursePackage, text: CourseText): Attempt {
  return !attempt.completed && topicsLeft(attempt, course, text).length === 0
    ? { ...attempt, completed: true }
    : attempt;
}
