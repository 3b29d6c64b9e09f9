/** What SCORM 1.2 and 2004 have in common: the opening, the refusals that matter, and how an LMS's values are read. */

import type { Committed, Detail, Mode, Reading, Step } from '../../src/record/port';
import { RecordError } from '../../src/record/port';
import type { Lms } from './api';

export interface ScormOptions {
  /** Finds the LMS's API; asked a second time if the first one begins to throw. */
  readonly find: () => unknown;
  /** Is there a network, as far as the browser knows? Some LMSs answer "true" to a commit without one. */
  readonly online?: () => boolean;
  /** Longest bookmark, where the profile knows less than the standard allows. */
  readonly bookmarkLimit?: number;
  /** Decisions and topics are reported too. Without it neither is even asked about. */
  readonly detailed?: boolean;
}

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

/**
 * Initialises, or adopts a session that is already open: a reloaded frame is often told "already initialised".
 *
 * @throws RecordError when neither works.
 */
export function openSession(lms: Lms, statusElement: string): void {
  if (succeeds(() => lms.initialize())) return;
  const adopted = succeeds(() => lms.get(statusElement) !== '');
  if (!adopted) throw new RecordError('not-opened', lms.refusal || 'The LMS did not open a session.');
}

/** An element that an LMS may lack, refuse or leave unset. */
export function optional(lms: Lms, element: string): string {
  try {
    return lms.get(element);
  } catch {
    return '';
  }
}

/** The steps for a value that is given. */
export function stepsFor<Value>(value: Value | undefined, make: (value: Value) => readonly Step[]): readonly Step[] {
  return value === undefined ? [] : make(value);
}

export function setting(lms: Lms, element: string, value: string): Step {
  return () => {
    lms.set(element, value);
  };
}

/** For a value that is worth trying and not worth failing for. */
export function trying(step: Step): Step {
  return () => void tryTo(step);
}

/** Returns whether it was taken. */
export function tryTo(step: Step): boolean {
  return succeeds(() => {
    step();
    return true;
  });
}

/** @throws RecordError `too-long`: an LMS may cut what it can't hold and say nothing. */
export function requireLength(bookmark: string, limit: number): void {
  if (bookmark.length > limit) {
    throw new RecordError(
      'too-long',
      `A bookmark of ${String(bookmark.length)} does not fit into ${String(limit)} characters.`,
    );
  }
}

/** "True" without a network proves the contrary; with one it proves nothing, as long as no launch has read it back. */
export function commitTo(lms: Lms, { online = () => true }: ScormOptions): Committed {
  const said = succeeds(() => lms.commit());
  return said && online() ? 'accepted' : 'failed';
}

/** Empty, and whatever else an LMS may say, means normal. */
export function modeOf(text: string): Mode {
  const mode = text.trim().toLowerCase();
  return mode === 'review' || mode === 'browse' ? mode : 'normal';
}

/** 1.2's `browsed` was a preview: the attempt is still to be started. `failed` is ours to complete. */
export function completionOf(status: string): Reading['completion'] {
  switch (status.trim().toLowerCase()) {
    case 'completed':
    case 'passed':
      return 'completed';
    case 'incomplete':
    case 'failed':
      return 'incomplete';
    default:
      return 'not-started';
  }
}

/** A score as a whole percent; some LMSs give back a decimal comma. */
export function percentOf(text: string): { readonly progress?: number } {
  const raw = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(raw)) return {};
  return { progress: Math.min(100, Math.max(0, Math.floor(raw))) };
}

/** 1.2 leaves the language's form open; only what looks like BCP 47 is of use. */
export function localeOf(text: string): { readonly locale?: string } {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text) ? { locale: text } : {};
}

/** Hours, minutes and seconds of a launch. Source: 1.2's CMITimespan ends at 9999 hours. */
export function clockOf(seconds: number): readonly [hours: number, minutes: number, seconds: number] {
  const whole = Math.min(9999 * 3600, Math.max(1, Math.floor(Number.isFinite(seconds) ? seconds : 1)));
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
}

function succeeds(step: () => boolean): boolean {
  try {
    return step();
  } catch {
    return false;
  }
}
