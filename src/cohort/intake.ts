/**
 * What a facilitator pastes or drops, read without trust: summary codes, this page's own export, reports of an LMS. Nothing in it is ever run or shown as
 * HTML. What can't be read is told in a sentence, and the rest is kept.
 */
import Papa from 'papaparse';
import { codesIn, readSummary, type Summary, type Unread } from '../course/summary';

/** A row of an LMS's report, as far as this page uses it. Names and addresses are dropped while reading. */
export interface Reported {
  readonly role?: string;
  readonly completed: boolean;
}

export interface Intake {
  readonly summaries: readonly Summary[];
  readonly reported: readonly Reported[];
  /** What was not read, and why. */
  readonly told: readonly Told[];
  /** A report whose columns somebody has to confirm. */
  readonly asks?: Columns;
}

export interface Told {
  readonly source: string;
  readonly why: Unread | 'too-large' | 'not-text' | 'empty' | 'no-columns';
  /** How often. */
  readonly count: number;
}

/** The headings of a report, and which column is taken for what; −1 for none. */
export interface Columns {
  readonly source: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly status: number;
  readonly role: number;
}

/** 20 MB: the report of a region; a hundred is a film. */
export const MOST_BYTES = 20_000_000;

/** Headings and values as LMSs write them, in English, Welsh, German, French and Spanish; compared without accents and capitals. */
const statusNames =
  /^(completion )?(status|state|completed?|completion|statws|cwblhau|abschluss|abgeschlossen|statut|etat|achevement|estado|finalizacion)\b/;
const roleNames =
  /^(role|job( title)?|position|profession|staff group|swydd|rol|rolle|beruf|poste|metier|puesto|cargo)\b/;
const doneValues =
  /^(completed?|passed|yes|y|1|100 ?%?|cwblhawyd|wedi.i gwblhau|abgeschlossen|bestanden|ja|termine|reussi|oui|completado|finalizado|si)$/;

/** @param source the file's name, or what stands for pasted text. */
export function readText(source: string, text: string): Intake {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return { summaries: [], reported: [], told: [{ source, why: 'empty', count: 1 }] };
  if (plain.includes('\0')) return { summaries: [], reported: [], told: [{ source, why: 'not-text', count: 1 }] };
  const codes = codesIn(plain);
  if (codes.length > 0) return readCodes(source, codes);
  const columns = columnsOf(source, plain);
  if (!columns) return { summaries: [], reported: [], told: [{ source, why: 'none', count: 1 }] };
  if (columns.status < 0)
    return { summaries: [], reported: [], told: [{ source, why: 'no-columns', count: 1 }], asks: columns };
  return { summaries: [], reported: [], told: [], asks: columns };
}

function readCodes(source: string, codes: readonly string[]): Intake {
  const read = codes.map(readSummary);
  const summaries = read.filter((each): each is Summary => typeof each === 'object');
  const told = (['none', 'damaged', 'newer'] as const).flatMap((why) => {
    const count = read.filter((each) => each === why).length;
    return count > 0 ? [{ source, why, count }] : [];
  });
  return { summaries, reported: [], told };
}

/** A table of any delimiter: Moodle's "CSV" is separated by tabs. Undefined where it is no table. */
function columnsOf(source: string, text: string): Columns | undefined {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [headings = [], ...rows] = data;
  if (headings.length < 2 || rows.length === 0) return undefined;
  const find = (names: RegExp) => headings.findIndex((heading) => names.test(plainly(heading)));
  return { source, headings, rows, status: find(statusNames), role: find(roleNames) };
}

/** The rows, once somebody has said which column is which. */
export function readReport({ rows, status, role }: Columns): readonly Reported[] {
  return rows.map((row) => {
    const of = plainly(row[role] ?? '');
    return { completed: doneValues.test(plainly(row[status] ?? '')), ...(of !== '' && { role: of }) };
  });
}

function plainly(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .trim();
}
