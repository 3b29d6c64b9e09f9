/** An edition that opts in to detail reports each decision and each topic; that is a bonus, and nothing else depends on it. */
import { expect, test } from 'vitest';
import { openKeeper, type Keeper } from '../../src/record/keeper';
import { written, standards, spoilt, type Spoil, type Standard } from '../faults/launch';
import { fakeClock, type FakeClock } from './fake-clock';
import type { StrictLms } from './strict-lms';

interface Open {
  readonly keeper: Keeper;
  readonly clock: FakeClock;
}

function open(
  standard: Standard,
  lms: StrictLms,
  { spoil, detailed = true }: { spoil?: Spoil; detailed?: boolean } = {},
): Open {
  const clock = fakeClock();
  const api = spoil ? spoilt(lms.launch(), spoil) : lms.launch();
  const keeper = openKeeper({ port: standard.adapter({ find: () => api, detailed }), clock, course: 'course' });
  return { keeper, clock };
}

let said = '';
function decide({ keeper, clock }: Open, response: string): void {
  keeper.keep({ detail: { kind: 'decision', id: 'kath_review_two-inhalers', response } });
  keeper.keep({ payload: (said += response) });
  clock.pass(5000);
}

const rows = (lms: StrictLms) =>
  Object.fromEntries(Object.entries(lms.stored()).filter(([name]) => /interactions|objectives/.test(name)));
const sets = (lms: StrictLms) => lms.calls.filter(({ verb }) => verb.endsWith('SetValue')).length;

test.each(standards)(
  'each decision is a row in $prefix $status: its letter, and neither right nor wrong',
  (standard) => {
    const lms = standard.makeLms({ details: true });
    const launch = open(standard, lms);
    decide(launch, 'b');
    decide(launch, 'w');
    const response = standard.prefix === 'LMS' ? 'student_response' : 'learner_response';
    expect(rows(lms)).toEqual({
      'cmi.interactions.0.id': 'kath_review_two_inhalers',
      'cmi.interactions.0.type': 'choice',
      [`cmi.interactions.0.${response}`]: 'b',
      'cmi.interactions.0.result': 'neutral',
      'cmi.interactions.1.id': 'kath_review_two_inhalers',
      'cmi.interactions.1.type': 'choice',
      [`cmi.interactions.1.${response}`]: 'w',
      'cmi.interactions.1.result': 'neutral',
    });
    expect(lms.complaints).toEqual([]);
  },
);

test.each(standards)('a decision costs at most nine values and one commit ($status)', (standard) => {
  const lms = standard.makeLms({ details: true });
  const launch = open(standard, lms);
  for (const letter of 'abcdwxab') {
    const before = [sets(lms), lms.calls.filter(({ verb }) => verb.endsWith('Commit')).length];
    decide(launch, letter);
    expect(sets(lms) - (before[0] ?? 0)).toBeLessThanOrEqual(9);
    expect(lms.calls.filter(({ verb }) => verb.endsWith('Commit')).length - (before[1] ?? 0)).toBe(1);
  }
});

test.each(standards)('a topic is an objective, once it is complete ($status)', (standard) => {
  const lms = standard.makeLms({ details: true });
  const { keeper, clock } = open(standard, lms);
  keeper.keep({ detail: { kind: 'topic', id: 'agenda-setting' } });
  keeper.keep({ progress: 50 });
  clock.pass(5000);
  const status = standard.prefix === 'LMS' ? 'status' : 'completion_status';
  expect(rows(lms)).toEqual({ 'cmi.objectives.0.id': 'agenda_setting', [`cmi.objectives.0.${status}`]: 'completed' });
  expect(lms.complaints).toEqual([]);
});

test.each(standards)('a later launch goes on where the rows of the earlier end ($status)', (standard) => {
  const lms = standard.makeLms({ details: true });
  const first = open(standard, lms);
  decide(first, 'a');
  first.keeper.leave();
  decide(open(standard, lms), 'b');
  expect(written(lms, 'cmi.interactions.1.id')).toHaveLength(1);
  expect(written(lms, 'cmi.interactions.0.id')).toHaveLength(1);
  expect(lms.complaints).toEqual([]);
});

test.each(standards)(
  'while commits fail a row that was taken is not written again, and a decision costs at most nine values ($status)',
  (standard) => {
    const lms = standard.makeLms({ details: true });
    let fails = true;
    const launch = open(standard, lms, { spoil: (verb, _, ask) => (verb === 'Commit' && fails ? 'false' : ask()) });
    const before = sets(lms);
    const letters = 'abcdwxabcdwxabcd';
    for (const letter of letters) decide(launch, letter);
    expect((sets(lms) - before) / letters.length).toBeLessThanOrEqual(9);
    fails = false;
    launch.keeper.leave();
    const ids = lms.calls.filter(({ given }) => /interactions\.\d+\.id/.test(String(given[0])));
    expect(ids).toHaveLength(letters.length);
    expect(Object.keys(rows(lms))).toHaveLength(4 * letters.length);
    expect(lms.complaints).toEqual([]);
  },
);

test.each(standards)(
  'while everything is refused one row is tried at a time, and afterwards all are there, in order ($status)',
  (standard) => {
    const lms = standard.makeLms({ details: true });
    let tried = 0;
    let refuses = false;
    const launch = open(standard, lms, {
      spoil(verb, given, ask) {
        if (!refuses) return ask();
        if (verb === 'SetValue' && /interactions/.test(String(given[0]))) tried += 1;
        return verb === 'GetLastError' ? '301' : 'false';
      },
    });
    refuses = true;
    for (const letter of 'abcdwx') decide(launch, letter);
    expect(tried).toBe(Number(launch.keeper.technical()['commits']) - 1);
    refuses = false;
    launch.keeper.leave();
    const response = standard.prefix === 'LMS' ? 'student_response' : 'learner_response';
    const letters = [...'abcdwx'].map((_, row) => rows(lms)[`cmi.interactions.${String(row)}.${response}`]);
    expect(letters.join('')).toBe('abcdwx');
    expect(lms.complaints).toEqual([]);
  },
);

test.each(standards)('a row that is refused leaves no gap before the next ($status)', (standard) => {
  const lms = standard.makeLms({ details: true });
  let refusals = 0;
  const launch = open(standard, lms, {
    spoil(verb, given, ask) {
      if (verb === 'GetLastError' && refusals === 1) return '405';
      return verb === 'SetValue' && /interactions/.test(String(given[0])) && ++refusals === 1 ? 'false' : ask();
    },
  });
  decide(launch, 'a');
  expect(launch.keeper.health).toBe('recording');
  expect(rows(lms)).toEqual({});
  decide(launch, 'b');
  expect(Object.keys(rows(lms)).every((name) => name.startsWith('cmi.interactions.0.'))).toBe(true);
  expect(Object.keys(rows(lms))).toHaveLength(4);
  expect(lms.complaints).toEqual([]);
});

test.each(standards)(
  'an LMS without room for it is asked once and sent none; one that only refuses is sent one ($status)',
  (standard) => {
    const without = standard.makeLms();
    const launch = open(standard, without);
    decide(launch, 'a');
    expect(
      without.calls.filter(({ verb, given }) => verb.endsWith('SetValue') && /interactions/.test(String(given[0]))),
    ).toEqual([]);
    expect(without.stored()[standard.status]).toBe('incomplete');

    const refusing = standard.makeLms({ details: true, quirks: { refuses: ['cmi.interactions.0.id'] } });
    const second = open(standard, refusing);
    for (const letter of 'abc') decide(second, letter);
    second.keeper.keep({ completed: true });
    second.clock.pass(5000);
    expect(written(refusing, 'cmi.interactions.0.id')).toHaveLength(1);
    expect(refusing.stored()[standard.status]).toBe('completed');
    expect(second.keeper.health).toBe('recording');
  },
);

test.each(standards)('without the opt-in nothing of it is asked or sent ($status)', (standard) => {
  const lms = standard.makeLms({ details: true });
  const launch = open(standard, lms, { detailed: false });
  decide(launch, 'a');
  launch.keeper.leave();
  expect(lms.calls.flatMap(({ given }) => given).join()).not.toMatch(/interactions|objectives/);
});
