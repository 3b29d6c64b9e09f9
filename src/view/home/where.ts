/** Where the learner was: the conversation that waits, or the account that has not been heard. */
import { visitKey } from '../../course/attempt';
import type { PersonSummary } from '../../course/course';
import type { TakingCourse } from '../course/taking.svelte';

export interface Waiting {
  readonly person: PersonSummary;
  readonly visit: string;
  /** It came to an ending, and the person's account of it was never opened. */
  readonly over: boolean;
}

/** The one begun last comes first; a conversation that has been talked over is not waiting. */
export function whereOneWas(course: TakingCourse): Waiting | undefined {
  const waiting = course.people.flatMap((person) =>
    person.visits.flatMap(({ id: visit }) => {
      const kept = course.visitRecord(person.id, visit);
      if (!kept?.latest) return [];
      if (!kept.latest.ending && kept.latest.path !== '') return [{ person, visit, over: false }];
      return kept.latest.ending && !kept.debriefed ? [{ person, visit, over: true }] : [];
    }),
  );
  const order = Object.keys(course.attempt.visits);
  const begun = ({ person, visit }: Waiting) => order.indexOf(visitKey(person.id, visit));
  return [...waiting].sort((one, other) => begun(other) - begun(one))[0];
}
