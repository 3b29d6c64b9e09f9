import { describe, expect, test } from 'vitest';
import { names, probe, type Finding, type Probe } from './probe';
import { sentences } from './words';

/** An LMS of plain maps, by SCORM 1.2's names; what it does otherwise is given. */
class Lms {
  stored = new Map<string, string>();
  readonly odd: Readonly<Record<string, (...given: string[]) => unknown>>;
  calls: string[] = [];

  constructor(odd: Readonly<Record<string, (...given: string[]) => unknown>> = {}) {
    this.odd = odd;
    this.stored.set('cmi.core.student_id', 'somebody');
  }

  api(): object {
    const plain: Record<string, (...given: string[]) => unknown> = {
      LMSInitialize: () => 'true',
      LMSGetValue: (element = '') => this.stored.get(element) ?? '',
      LMSSetValue: (element = '', value = '') => {
        this.stored.set(element, value);
        return 'true';
      },
      LMSCommit: () => 'true',
      LMSFinish: () => 'true',
      LMSGetLastError: () => '0',
    };
    return Object.fromEntries(
      Object.entries({ ...plain, ...this.odd }).map(([verb, answer]) => [
        verb,
        (...given: string[]) => {
          this.calls.push(verb);
          return answer(...given);
        },
      ]),
    );
  }

  launch(seen: 0 | 1 | 2 = 0): Probe {
    return probe(this.api(), names.API, { now: () => 0, seen });
  }
}

const gradeOf = ({ lines }: Probe, finding: Finding) => lines.find((line) => line.finding === finding)?.grade;
const worst = ({ lines }: Probe) => lines.filter(({ grade }) => grade !== 'good').map(({ finding }) => finding);

test('an LMS that does as it should is good in all three launches', () => {
  const lms = new Lms();
  const parts = [0, 1, 2].map(() => {
    const launch = lms.launch();
    launch.leave();
    return launch;
  });
  expect(parts.map(({ part }) => part)).toEqual([1, 2, 3]);
  expect(parts.flatMap(worst)).toEqual([]);
  expect(lms.stored.get('cmi.core.lesson_status')).toBe('completed');
  expect(lms.stored.get('cmi.core.exit')).toBe('suspend');
});

test('no LMS is told as that alone', () => {
  const { lines, leave } = probe(undefined, names.API, { now: () => 0, seen: 0 });
  expect(lines).toEqual([{ finding: 'found', grade: 'bad', detail: '' }]);
  expect(leave).not.toThrow();
});

describe.each<[string, Readonly<Record<string, (...given: string[]) => unknown>>, Finding]>([
  ['refuses to begin', { LMSInitialize: () => 'false', LMSGetLastError: () => '101' }, 'begins'],
  ['cannot save', { LMSCommit: () => 'false', LMSGetLastError: () => 391 }, 'commit'],
  [
    'throws when it saves',
    {
      LMSCommit: () => {
        throw new Error('gone');
      },
    },
    'commit',
  ],
])('an LMS that %s', (_, odd, finding) => {
  test('is told so, with what it answered', () => {
    const launch = new Lms(odd).launch();
    expect(worst(launch)).toEqual([finding]);
    expect(launch.lines.find((line) => line.finding === finding)?.detail).toMatch(/101|391|gone/);
  });
});

test('a bookmark that is cut is found out at once, and one that is lost at the next launch', () => {
  const cutting = new Lms({
    LMSSetValue: (element = '', value = '') => {
      cutting.stored.set(element, value.slice(0, 255));
      return 'true';
    },
  });
  expect(worst(cutting.launch())).toEqual(['bookmark']);

  const forgetting = new Lms();
  forgetting.launch().leave();
  forgetting.stored.delete('cmi.suspend_data');
  const second = forgetting.launch(1);
  expect([second.part, gradeOf(second, 'returned')]).toEqual([2, 'bad']);
});

test('an LMS that begins anew after completion is something to know, not a fault', () => {
  const lms = new Lms();
  lms.launch().leave();
  lms.launch(1).leave();
  lms.stored.clear();
  const third = lms.launch(2);
  expect(third.part).toBe(3);
  expect([gradeOf(third, 'kept'), gradeOf(third, 'again')]).toEqual(['note', 'note']);
});

test('begun again, the next launch is the first part', () => {
  const lms = new Lms();
  lms.launch().forget();
  expect(lms.launch().part).toBe(1);
});

test('the launch ends once, however often one leaves', () => {
  const lms = new Lms();
  const launch = lms.launch();
  launch.leave();
  launch.forget();
  expect(lms.calls.filter((verb) => verb === 'LMSFinish')).toHaveLength(1);
});

test('a slow LMS is told with how slow it is', () => {
  let time = 0;
  const slow = probe(new Lms().api(), names.API, { now: () => (time += 150), seen: 0 });
  expect(gradeOf(slow, 'speed')).toBe('good');
  const slower = probe(new Lms().api(), names.API, { now: () => (time += 350), seen: 0 });
  expect(gradeOf(slower, 'speed')).toBe('note');
});

test('nothing that is told says who the learner is', () => {
  const launch = new Lms().launch();
  expect(JSON.stringify(launch.lines)).not.toContain('somebody');
});

test('every way in which a finding can come out has a sentence of its own', () => {
  for (const [finding, { good }] of Object.entries(sentences)) expect(good, finding).toMatch(/^[A-Z].*\.$/);
  const shown: readonly (readonly [Finding, 'note' | 'bad'])[] = [
    ['found', 'bad'],
    ['begins', 'bad'],
    ['learner', 'note'],
    ['mode', 'note'],
    ['time', 'bad'],
    ['score', 'bad'],
    ['status', 'bad'],
    ['bookmark', 'bad'],
    ['commit', 'bad'],
    ['speed', 'note'],
    ['returned', 'bad'],
    ['resumed', 'note'],
    ['completed', 'bad'],
    ['kept', 'note'],
    ['again', 'note'],
  ];
  for (const [finding, grade] of shown) expect(sentences[finding][grade], finding).toMatch(/\.$/);
});
