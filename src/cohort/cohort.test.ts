import { describe, expect, test } from 'vitest';
import { writeSummary, type Summary } from '../course/summary';
import { cellOf, cohortOf, withoutDoubles } from './cohort';
import { readReport, readText } from './intake';

const learner = (tag: string, more: Partial<Summary> = {}): Summary => ({
  edition: 'silver',
  role: 'gp',
  visits: [{ person: 'kath', visit: 'review', ending: 'good' }],
  skills: { AGO: 2 },
  tag,
  ...more,
});
const tag = (at: number) => at.toString(36).padStart(4, '0');

describe('reading', () => {
  test('takes codes out of whatever they were pasted with, and tells how many it could not read', () => {
    const code = writeSummary(learner('aaaa'));
    const { summaries, told } = readText('pasted', `From Jo: ${code}\n${code.replace('kath', 'kate')}\nCG9.x.y`);
    expect(summaries).toEqual([learner('aaaa')]);
    expect(told).toEqual([
      { source: 'pasted', why: 'damaged', count: 1 },
      { source: 'pasted', why: 'newer', count: 1 },
    ]);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['a letter', 'Dear all, see you on Thursday.', 'none'],
    ['a picture', 'PNG\0\0\u0001', 'not-text'],
    ['a table with no status', 'Name,Colour\nJo,blue', 'no-columns'],
  ])('tells of %s', (_, text, why) => {
    expect(readText('file', text)).toMatchObject({ summaries: [], told: [{ source: 'file', why, count: 1 }] });
  });

  test.each([
    ['Moodle, by tabs', 'Surname\tFirst name\tStatus\tJob title\nOkafor\tSam\tcompleted\tGP\nRao\tA\tincomplete\tGP\n'],
    ['a comma and quotes', '"Name","Role","Completion status"\n"Rao, A","GP","Completed"\n"B","gp","Not started"\n'],
    ['Welsh', 'Enw;Swydd;Statws\nJo;GP;Cwblhawyd\nSam;GP;Heb ddechrau\n'],
    ['German, with a mark before it', '\uFEFFName;Beruf;Abschluss\nJo;GP;abgeschlossen\nSam;GP;offen\n'],
  ])('maps the columns of a report: %s', (_, text) => {
    const { asks } = readText('report', text);
    expect(asks && readReport(asks)).toEqual([
      { role: 'gp', completed: true },
      { role: 'gp', completed: false },
    ]);
  });

  test('keeps no name, and runs nothing that stands in one', () => {
    const { asks } = readText(
      'report',
      'Name,Status\n<img src=x onerror=alert(1)>,Completed\n=HYPERLINK("x"),Completed',
    );
    expect(JSON.stringify(asks && readReport(asks))).toBe('[{"completed":true},{"completed":true}]');
  });
});

describe('the room', () => {
  test('counts a learner once: the later code, or the fuller', () => {
    const fuller = learner('aaaa', {
      visits: [...learner('aaaa').visits, { person: 'alan', visit: 'first', ending: 'mixed' }],
    });
    expect(withoutDoubles([learner('aaaa'), fuller, learner('aaaa')])).toEqual([fuller]);
    expect(cohortOf([learner('aaaa'), fuller], [], ['AGO']).doubles).toBe(1);
  });

  test('always shows the whole room, and no role of fewer than five', () => {
    const gps = Array.from({ length: 5 }, (_, at) => learner(tag(at)));
    const { people, roles } = cohortOf(
      [...gps, learner('zzzz', { role: 'receptionist', edition: 'bronze' })],
      [],
      ['AGO'],
    );
    expect(people).toBe(6);
    expect(roles).toEqual([
      { role: 'gp', people: 5, editions: { silver: 5 } },
      { role: 'receptionist', people: 'few', editions: {} },
    ]);
  });

  test('puts first what hardly anybody has practised, unchosen skills too', () => {
    const { skills } = cohortOf(
      [learner('aaaa'), learner('bbbb', { skills: { AGO: 1, DSR: 4 } })],
      [],
      ['AGO', 'DSR', 'SIL'],
    );
    expect(skills).toEqual([
      { move: 'SIL', total: 0, learners: 0 },
      { move: 'DSR', total: 4, learners: 1 },
      { move: 'AGO', total: 3, learners: 2 },
    ]);
  });

  test('shows the mean of three numbers with how many gave them, and what LMS reports say', () => {
    const room = [learner('aaaa', { before: 4, after: 8 }), learner('bbbb', { before: 7 })];
    const { ratings, completed } = cohortOf(room, [{ completed: true }, { completed: false }], ['AGO']);
    expect(ratings).toEqual({ before: { mean: 5.5, of: 2 }, after: { mean: 8, of: 1 }, lookingBack: undefined });
    expect(completed).toEqual({ of: 2, done: 1 });
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ['+44', "'+44"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [-3, '-3'],
  ['a "b", c', '"a ""b"", c"'],
])('what is exported is no formula: %s', (value, cell) => {
  expect(cellOf(value)).toBe(cell);
});
