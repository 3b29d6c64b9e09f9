/** The spreadsheet of the audit and survey kit: it computes, hides what is too few, and takes no text for a formula. */
import { HyperFormula } from 'hyperformula';
import { beforeAll, describe, expect, test } from 'vitest';
import { courseOf, type Course } from '../../src/facilitator/course';
import { FEWEST, letterOf, renderXlsx, tablesOf, type Cell, type Table } from '../../src/facilitator/workbook';
import { partsOf, sourcesFor } from './made';

let course: Course;

beforeAll(async () => {
  course = courseOf(await sourcesFor('core'), '0.0.0');
}, 60_000);

/** The sheets as a spreadsheet program sees them. */
function calculated(tables: readonly Table[]): HyperFormula {
  const raw = (cell: Cell) => (typeof cell === 'object' && cell !== null ? cell.formula : cell === '' ? null : cell);
  const sheets = tables.map(({ name, rows }) => [name, rows.map((row) => row.map(raw))] as const);
  return HyperFormula.buildFromSheets(Object.fromEntries(sheets), { licenseKey: 'gpl-v3' });
}

function rowOf(sheets: HyperFormula, name: string, row: number, columns: number, from: number): unknown[] {
  const sheet = sheets.getSheetId(name) ?? -1;
  return Array.from({ length: columns }, (_, at) => sheets.getCellValue({ sheet, row, col: at + from }));
}

/** Of one column of a table, its numbers in the rows that belong to a round. */
function numbersIn({ rows, head }: Table, column: number, round: string): number[] {
  return rows.slice(head).flatMap((row) => {
    const cell = row[column];
    return row[0] === round && typeof cell === 'number' ? [cell] : [];
  });
}

const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

describe('the example', () => {
  test('says of each audit question how many notes had it, before and after', () => {
    const tables = tablesOf(course, true);
    const audit = tables.find(({ name }) => name === 'Audit')!;
    const sheets = calculated(tables);
    const items = course.pack.audit.length;
    const before = course.pack.audit.map((_, at) => meanOf(numbersIn(audit, at + 2, 'Before')));
    const after = course.pack.audit.map((_, at) => meanOf(numbersIn(audit, at + 2, 'A year after')));
    expect(items).toBe(9);
    rowOf(sheets, 'Audit', 1, items, 2).forEach((share, at) => expect(share).toBeCloseTo(before[at] ?? -1));
    rowOf(sheets, 'Audit', 2, items, 2).forEach((share, at) => expect(share).toBeCloseTo(after[at] ?? -1));
    rowOf(sheets, 'Audit', 3, items, 2).forEach((by, at) =>
      expect(by).toBeCloseTo((after[at] ?? 0) - (before[at] ?? 0)),
    );
  });

  test.each([
    ['Survey', 'Before', 'A year after'],
    ['Evaluation', 'On the day', 'After twelve weeks'],
  ])('%s: lays the two rounds side by side', (name, first, second) => {
    const tables = tablesOf(course, true);
    const table = tables.find((each) => each.name === name)!;
    const sheets = calculated(tables);
    const means = (round: string) =>
      Array.from({ length: 7 }, (_, at) => Math.round(meanOf(numbersIn(table, at + 1, round)) * 10) / 10);
    expect(rowOf(sheets, name, 1, 7, 1)).toEqual(means(first));
    expect(rowOf(sheets, name, 2, 7, 1)).toEqual(means(second));
    expect(rowOf(sheets, name, 4, 7, 1)).toEqual(Array.from({ length: 7 }, () => 24));
    rowOf(sheets, name, 3, 7, 1).forEach((by, at) =>
      expect(by).toBeCloseTo((means(second)[at] ?? 0) - (means(first)[at] ?? 0)),
    );
  });
});

describe('the empty one', () => {
  test('shows no number and no error', () => {
    const sheets = calculated(tablesOf(course, false));
    for (const [name, columns, from] of [
      ['Audit', 9, 2],
      ['Survey', 7, 1],
      ['Evaluation', 7, 1],
    ] as const) {
      expect(new Set(rowOf(sheets, name, 1, columns, from))).toEqual(new Set(['fewer than 5']));
      expect(new Set(rowOf(sheets, name, 3, columns, from))).toEqual(new Set(['']));
    }
  });

  test('shows nothing of four answers, and of five their mean', () => {
    const tables = tablesOf(course, false);
    const survey = tables.find(({ name }) => name === 'Survey')!;
    const shown = (answers: number) => {
      const rows = survey.rows.map((row, at) => {
        const place = at - survey.head;
        return place >= 0 && place < answers ? ['Before', 8, ...row.slice(2)] : row;
      });
      return rowOf(calculated(tables.map((each) => (each === survey ? { ...survey, rows } : each))), 'Survey', 1, 1, 1);
    };
    expect(shown(FEWEST - 1)).toEqual(['fewer than 5']);
    expect(shown(FEWEST)).toEqual([8]);
  });
});

test('a text that looks like a formula stays a text', async () => {
  const wicked = '=HYPERLINK("http://example.org","Ring")';
  const file = await renderXlsx([
    { name: 'One', head: 1, widths: [10], rows: [[wicked], ['+1'], ['@x'], [{ formula: '=1+1' }]] },
  ]);
  const parts = partsOf('one.xlsx', file);
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  expect([...sheet.matchAll(/<f>(.*?)<\/f>/g)].map(([, formula]) => formula)).toEqual(['1+1']);
  expect([...parts.values()].join()).toContain(
    '=HYPERLINK(&quot;http://example.org&quot;,&quot;Ring&quot;)'.slice(0, 11),
  );
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [52, 'BA'],
])('column %i is %s', (column, letter) => {
  expect(letterOf(column)).toBe(letter);
});
