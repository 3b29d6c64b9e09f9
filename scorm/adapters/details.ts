/** Decisions and topics as interactions and objectives, for an edition that opts in. */

import type { Detail, Step } from '../../src/record/port';
import { RecordError } from '../../src/record/port';
import type { Lms } from './api';
import { optional } from './steps';

/** How a standard spells what is reported of a decision and of a topic. */
export interface DetailNames {
  readonly response: string;
  readonly status: string;
}

/**
 * Reports details, where the LMS has room for them: at its first "not implemented" it is left alone. Rows go on where those of earlier
 * launches end, since a row that is written over is lost; and a row counts once its id is taken, since a gap is an error.
 */
export function detailsOf(lms: Lms, { response, status }: DetailNames): (detail: Detail) => readonly Step[] {
  const open = { decision: hasRoom(lms, 'interactions'), topic: hasRoom(lms, 'objectives') };
  const next = { decision: countOf(lms, 'interactions'), topic: countOf(lms, 'objectives') };
  const rows = new Map<Detail, number>();

  return (detail) => {
    const { kind, id } = detail;
    if (!open[kind]) return [];
    const row = rows.get(detail) ?? next[kind];
    const at = `cmi.${kind === 'decision' ? 'interactions' : 'objectives'}.${String(row)}`;
    const setOpen = (name: string, value: string): void => {
      try {
        lms.set(`${at}.${name}`, value);
      } catch (refusal) {
        if (refusal instanceof RecordError && refusal.code === '401') open[kind] = false;
        throw refusal;
      }
    };
    const others: readonly (readonly [string, string])[] =
      kind === 'decision'
        ? [
            ['type', 'choice'],
            [response, detail.response ?? ''],
            ['result', 'neutral'],
          ]
        : [[status, 'completed']];
    return [
      () => {
        setOpen('id', id);
        if (rows.has(detail)) return;
        rows.set(detail, row);
        next[kind] = row + 1;
      },
      ...others.map(([name, value]) => () => {
        setOpen(name, value);
      }),
    ];
  };
}

function hasRoom(lms: Lms, list: string): boolean {
  return optional(lms, `cmi.${list}._children`) !== '';
}

function countOf(lms: Lms, list: string): number {
  const count = Number(optional(lms, `cmi.${list}._count`));
  return Number.isInteger(count) && count > 0 ? count : 0;
}
