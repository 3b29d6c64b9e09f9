/**
 * An LMS whose every call holds the page for 300 ms. Whatever the learner does, and however fast, what comes of it is painted after the
 * length of one call at most, and is with the LMS in the end.
 */
import { expect, test } from 'vitest';
import { keepWhatHappens } from '../../src/app/keeping';
import { newAttempt, playVisit, seeDebrief, visitKey, type Attempt } from '../../src/course/attempt';
import { complete } from '../../src/course/completion';
import type { CoursePackage } from '../../src/course/course';
import { openKeeper } from '../../src/record/keeper';
import { courseOf } from '../course/sample';
import { spoilt, standards, type Standard } from '../faults/launch';
import { fakeClock } from './fake-clock';

const callTime = 300;
/** From the moment at which the page is free to the next picture. */
const frame = 16;

const topics = ['agenda', 'change'];

/** What a learner does, and the attempt as it is then. */
const deeds = [
  ['says something', played('agenda', 'a')],
  ['waits', played('agenda', 'aw')],
  ['opens a debrief', heard('agenda', { ...newAttempt })],
  ['completes the course', heard('change', heard('agenda', newAttempt))],
] as const;

function played(topic: string, path: string): Attempt {
  return playVisit(newAttempt, visitKey(`${topic}-a`, 'first'), 'abcd', { path, attempt: 1 });
}

function heard(topic: string, before: Attempt): Attempt {
  const key = visitKey(`${topic}-a`, 'first');
  const ended = playVisit(before, key, 'abcd', { path: 'awb', attempt: 1, ending: 'good' });
  return {
    ...seeDebrief(ended, key),
    place: { screen: 'debrief', module: topic, person: `${topic}-a`, visit: 'first' },
  };
}

/** A launch in this LMS, in which every deed follows the one before it after so many milliseconds. */
function live(standard: Standard, record: CoursePackage['record'], gap: number) {
  const course: CoursePackage = { ...courseOf(topics, { topics }), record };
  const [text] = Object.values(course.text);
  if (!text) throw new Error('The course has no text.');
  const clock = fakeClock();
  const lms = standard.makeLms({ details: true });
  const api = spoilt(lms.launch(), (_verb, _given, ask) => {
    clock.hold(callTime);
    return ask();
  });
  const port = standard.adapter({ find: () => api, detailed: record === 'detailed' });
  const keeper = openKeeper({ port, clock, course: 'course' });
  const keeping = keepWhatHappens({ where: 'lms', keeper }, course);
  const waits: (readonly [deed: string, milliseconds: number])[] = [];
  clock.pass(20_000);

  const start = clock.now();
  deeds.forEach(([deed, attempt], at) => {
    const pressed = start + 1000 + at * gap;
    clock.after(pressed - clock.now(), () => {
      keeping.decided({ person: 'agenda-a', visit: 'first', turn: 'greet', decision: 'w' });
      keeping.keep(complete(attempt, course, text));
      clock.after(frame, () => waits.push([deed, clock.now() - pressed - frame]));
    });
  });
  clock.pass(120_000);
  return { waits, lms, health: keeper.health };
}

test.each(
  standards.flatMap((standard) =>
    (['completion', 'detailed'] as const).map((record) => ({ standard, record, status: standard.status })),
  ),
)('no reply waits for more than one call ($status, $record)', ({ standard, record }) => {
  for (let gap = 0; gap <= 6000; gap += 43) {
    const { waits, lms, health } = live(standard, record, gap);
    expect(waits.map(([deed]) => deed)).toEqual(deeds.map(([deed]) => deed));
    expect(
      waits.filter(([, milliseconds]) => milliseconds > callTime),
      `${String(gap)} ms apart`,
    ).toEqual([]);
    expect(health).toBe('recording');
    expect(lms.stored()[standard.status]).toBe('completed');
    const responses = Object.keys(lms.stored()).filter((name) => name.endsWith('_response'));
    expect(responses).toHaveLength(record === 'detailed' ? deeds.length : 0);
    expect(lms.complaints).toEqual([]);
  }
});
