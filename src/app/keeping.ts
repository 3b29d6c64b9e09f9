/** Between the course and its record: what the learner does is kept, and how the record is doing is shown. */
import type { Attempt, Place } from '../course/attempt';
import { writeBookmark } from '../course/bookmark';
import { isTopicComplete, progressOf } from '../course/completion';
import type { CoursePackage, CourseText } from '../course/course';
import type { Committed } from '../record/port';
import type { TakingCourse, TakingOptions } from '../view/course/taking.svelte';
import type { RecordView } from '../view/notices/record-view';
import type { OpenedRecord } from './record';

export interface Keeping {
  readonly keep: (attempt: Attempt) => void;
  /** Reports a decision, where the edition opts in. */
  readonly decided: NonNullable<TakingOptions['ondecide']>;
  readonly leave: () => void;
  /** Shows the record's state on the screens from now on, and stands by for a page that closes without "Save and exit". */
  readonly show: (taking: TakingCourse, restore: (payload: string) => Attempt) => void;
}

export function keepWhatHappens({ where, keeper, refusal = '' }: OpenedRecord, course: CoursePackage): Keeping {
  let left: Committed | undefined;
  let tell = (): void => undefined;
  const isDetailed = course.record === 'detailed';
  /** Topics that were complete when the attempt was opened, or have been reported since. */
  let reported: ReadonlySet<string> | undefined;

  function reportTopics(attempt: Attempt, text: CourseText): void {
    const complete = text.modules.filter((module) => isTopicComplete(attempt, module, text)).map(({ id }) => id);
    for (const id of complete) if (reported && !reported.has(id)) keeper?.keep({ detail: { kind: 'topic', id } });
    reported = new Set(complete);
  }

  function leave(): void {
    left = keeper?.leave();
    tell();
  }

  function viewOf(taking: TakingCourse, restore: (payload: string) => Attempt): RecordView {
    if (!keeper) return { health: 'none', where: 'none', technical: () => ({ health: 'none', refusal }) };
    const { offer } = keeper;
    return {
      health: keeper.health,
      where,
      technical: () => keeper.technical(),
      ...(left && { left }),
      ...(keeper.reading.mode !== 'normal' && { preview: true }),
      ...(keeper.damage && { damaged: true }),
      ...(offer && {
        offer: {
          keptAt: offer.keptAt,
          completes: restore(offer.payload).completed && !taking.attempt.completed,
          accept: () => void taking.takeUp(restore(offer.accept())),
          decline: () => {
            offer.decline();
          },
        },
      }),
    };
  }

  return {
    keep(attempt) {
      const text = Object.values(course.text)[0];
      if (!keeper || !text) return;
      if (isDetailed) reportTopics(attempt, text);
      keeper.keep({
        payload: writeBookmark(attempt, course, keeper.payloadLimit),
        place: placeName(attempt.place),
        progress: attempt.completed ? 100 : progressOf(attempt, course, text),
        completed: attempt.completed,
      });
    },
    decided({ person, visit, turn, decision }) {
      if (isDetailed)
        keeper?.keep({ detail: { kind: 'decision', id: `${person}_${visit}_${turn}`, response: decision } });
    },
    leave,
    show(taking, restore) {
      tell = () => {
        taking.record = viewOf(taking, restore);
      };
      tell();
      if (!keeper) return;
      const [text] = Object.values(course.text);
      if (isDetailed && text) reportTopics(taking.attempt, text);
      // Where the LMS has lost the status and kept the bookmark.
      if (taking.attempt.completed) keeper.keep({ completed: true });
      keeper.subscribe(tell);
      const stir = (): void => {
        keeper.stir();
      };
      for (const sign of ['pointerdown', 'keydown', 'scroll']) window.addEventListener(sign, stir, { passive: true });
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') keeper.flush();
      });
      window.addEventListener('online', () => {
        keeper.resume();
      });
      window.addEventListener('pagehide', leave);
    },
  };
}

/** For the LMS's own eyes; only the characters that every LMS keeps. */
function placeName({ screen, module, page, person, visit }: Place): string {
  return [screen, module, page, person, visit]
    .filter((part) => part !== undefined)
    .join('.')
    .replace(/[^\w.-]/g, '-')
    .slice(0, 250);
}
