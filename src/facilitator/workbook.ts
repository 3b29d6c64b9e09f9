/** The spreadsheet of the audit and survey kit: answers go in, and what they come to is reckoned by formulas that stand in it. */
import writeXlsx from 'write-excel-file/node';
import { undated } from '../../scorm/package/zip';
import type { Course } from './course';
import { evaluationItems } from './forms';

export type Cell = string | number | { readonly formula: string; readonly percent?: boolean } | null;

export interface Table {
  readonly name: string;
  /** Rows at the top that stay in sight. */
  readonly head: number;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Notes that are read each time, and people who are asked. */
const NOTES = 20;
const ASKED = 60;
/** Fewer answers than this are not shown: they could be somebody’s. */
export const FEWEST = 5;

type Words = Course['words']['workbook'];

/** A text within a formula. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** As the name of a sheet can be. */
function sheetName(text: string): string {
  return text
    .replaceAll(/[[\]:*?/\\]/g, '')
    .slice(0, 31)
    .trim();
}

interface Item {
  readonly id: string;
  readonly says: string;
}

/** @param filled with made-up answers, to show what comes out. */
export function tablesOf(course: Course, filled: boolean): Table[] {
  const words = course.words.workbook;
  const audit = course.pack.audit.map(({ id, asks }) => ({ id, says: asks }));
  const evaluation = evaluationItems(course);
  return [
    aboutTable(course, filled),
    auditTable(words, audit, filled),
    ratingTable(words, words.survey, course.pack.survey, [words.before, words.after], filled ? 3 : undefined),
    ratingTable(words, words.evaluation, evaluation, [words.onTheDay, words.twelveWeeks], filled ? 5 : undefined),
  ];
}

function aboutTable({ stamp, text, words: { workbook: words } }: Course, filled: boolean): Table {
  const rows = [
    [`${text.overlay.title}: ${words.title}`],
    [stamp],
    ...(filled ? [[words.madeUp]] : []),
    ...words.about.map((row) => [row]),
  ];
  return { name: words.aboutName, head: 0, widths: [90], rows };
}

/** Yes, no or nothing for each set of notes, before and a year after; above them the share of yes. */
function auditTable(words: Words, items: readonly Item[], filled: boolean): Table {
  const first = 6;
  const half = (from: number, to: number) => (column: string) =>
    `=IF(COUNT(${column}${from}:${column}${to})<${FEWEST},${quoted(words.few)},AVERAGE(${column}${from}:${column}${to}))`;
  const before = half(first, first + NOTES - 1);
  const after = half(first + NOTES, first + 2 * NOTES - 1);
  const columns = items.map((_, at) => letterOf(at + 2));
  const row = (series: string, number: number, at: number): Cell[] => [
    series,
    number,
    ...items.map((_, item) => (filled ? madeUpAudit(at, item, series === words.before) : null)),
  ];
  return {
    name: words.audit,
    head: first - 1,
    widths: [15, 7, ...items.map(() => 11)],
    rows: [
      ['', '', ...items.map(({ id }) => id)],
      [words.before, '', ...columns.map((column) => ({ formula: before(column), percent: true }))],
      [words.after, '', ...columns.map((column) => ({ formula: after(column), percent: true }))],
      [
        words.change,
        '',
        ...columns.map((column) => ({
          formula: `=IF(AND(ISNUMBER(${column}2),ISNUMBER(${column}3)),${column}3-${column}2,"")`,
          percent: true,
        })),
      ],
      [words.when, words.number, ...items.map(({ says }) => says)],
      ...Array.from({ length: NOTES }, (_, at) => row(words.before, at + 1, at)),
      ...Array.from({ length: NOTES }, (_, at) => row(words.after, at + 1, at)),
    ],
  };
}

/** Nought to ten, any number of times; the first two names in the column “when” are laid side by side. */
function ratingTable(
  words: Words,
  name: string,
  items: readonly Item[],
  when: readonly [string, string],
  seed?: number,
): Table {
  const first = 9;
  const last = first + 2 * ASKED - 1;
  const columns = items.map((_, at) => letterOf(at + 1));
  const count = (column: string, row: number) =>
    `COUNTIFS($A$${first}:$A$${last},$A${row},${column}$${first}:${column}$${last},">=0")`;
  const mean = (column: string, row: number) =>
    `=IF(${count(column, row)}<${FEWEST},${quoted(words.few)},ROUND(SUMIFS(${column}$${first}:${column}$${last},$A$${first}:$A$${last},$A${row})/${count(column, row)},1))`;
  const answers = (at: number, series: string): Cell[] => [
    seed === undefined ? '' : series,
    ...items.map((_, item) => (seed === undefined ? null : madeUpRating(seed, at, item, series === when[1]))),
  ];
  const rows = seed === undefined ? ASKED : 24;
  return {
    name,
    head: first - 1,
    widths: [20, ...items.map(() => 13)],
    rows: [
      ['', ...items.map(({ id }) => id)],
      [when[0], ...columns.map((column) => ({ formula: mean(column, 2) }))],
      [when[1], ...columns.map((column) => ({ formula: mean(column, 3) }))],
      [
        words.change,
        ...columns.map((column) => ({
          formula: `=IF(AND(ISNUMBER(${column}2),ISNUMBER(${column}3)),ROUND(${column}3-${column}2,1),"")`,
        })),
      ],
      [words.answersBefore, ...columns.map((column) => ({ formula: `=${count(column, 2)}` }))],
      [words.answersAfter, ...columns.map((column) => ({ formula: `=${count(column, 3)}` }))],
      [words.ratingNote],
      [words.when, ...items.map(({ says }) => says)],
      ...Array.from({ length: rows }, (_, at) => answers(at, when[0])),
      ...Array.from({ length: rows }, (_, at) => answers(at + rows, when[1])),
    ],
  };
}

/** The same made-up answers every time. */
function madeUpAudit(at: number, item: number, isBefore: boolean): number | null {
  if ((at * 7 + item) % 11 === 0) return null;
  return (at * 13 + item * 5) % 10 < (isBefore ? 3 : 6) + (item % 2) ? 1 : 0;
}

function madeUpRating(seed: number, at: number, item: number, isAfter: boolean): number {
  return Math.min(10, 4 + ((at * seed + item * 7) % 5) + (isAfter ? 1 : 0));
}

/** A column’s letter; the first is 0. */
export function letterOf(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${letterOf(Math.floor(column / 26) - 1)}${letterOf(column % 26)}`;
}

export async function renderXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = tables.map(({ name, head, widths, rows }) => ({
    sheet: sheetName(name),
    stickyRowsCount: head,
    columns: widths.map((width) => ({ width })),
    orientation: 'landscape' as const,
    data: rows.map((row, at) =>
      row.map((cell, column) =>
        cellOf(cell, { isHead: at < head || column === 0, height: heightOf(row, widths, at === head - 1) }),
      ),
    ),
  }));
  const made = await writeXlsx(sheets, { fontFamily: 'Arial', fontSize: 11 }).toBuffer();
  return undated(new Uint8Array(made));
}

/** Points that a row’s longest text takes in its column: not every program finds out by itself. */
function heightOf(row: readonly Cell[], widths: readonly number[], isHead: boolean): number | undefined {
  const texts = row.map((cell, at) =>
    typeof cell === 'string' ? Math.ceil((cell.length * 1.1) / (widths[at] ?? 1)) : 1,
  );
  const rows = Math.max(...texts);
  return rows > 1 || isHead ? rows * 15 : undefined;
}

/** A text stays a text, whatever it begins with: only what is written here as a formula is one. */
function cellOf(cell: Cell, { isHead, height }: { isHead: boolean; height: number | undefined }) {
  const look = {
    wrap: true,
    alignVertical: 'top' as const,
    borderStyle: 'thin' as const,
    borderColor: '#768692',
    ...(isHead && { fontWeight: 'bold' as const, backgroundColor: '#e8edee' }),
    ...(height !== undefined && { height }),
  };
  if (cell === null || cell === '') return { ...look, type: String, value: '' };
  if (typeof cell === 'number') return { ...look, type: Number, value: cell, align: 'right' as const };
  if (typeof cell === 'string') return { ...look, type: String, value: cell };
  return {
    ...look,
    type: 'Formula' as const,
    // In the file a formula stands without the sign that begins it in a cell.
    value: cell.formula.slice(1),
    align: 'right' as const,
    ...(cell.percent && { format: '0%' }),
  };
}
