/**
 * What the course last said and how much of it is still unsent. Pure, and the home of the ratchets: completion and progress never
 * go down within an attempt, and the sequence number only rises.
 */

import type { Detail, Reading, Values } from './port';
import { isSafe, sealEnvelope } from './envelope';

/** What a course may hand to the keeper. Only what is given changes. */
export interface Kept {
  /** The course's own text, starting with its revision; only characters of `[A-Za-z0-9_.-]`. */
  readonly payload?: string;
  /** Where the learner is, for the LMS's own eyes. */
  readonly place?: string;
  /** Percent 0–100; rounded down. Less than before is ignored. */
  readonly progress?: number;
  /** `false` and `undefined` say nothing: what is complete stays complete. */
  readonly completed?: boolean;
  /** For an edition that opts in; it goes with whatever is sent next. */
  readonly detail?: Detail;
}

type Part = 'bookmark' | 'place' | 'progress' | 'completion';

export interface Ledger {
  readonly sequence: number;
  readonly payload: string;
  readonly place: string;
  readonly progress: number;
  readonly completed: boolean;
  readonly unsent: ReadonlySet<Part>;
  /** Was a place handed over in this launch? */
  readonly placed: boolean;
  /** The latest payload could not be held whole, and the one before it stands. */
  readonly refused: boolean;
}

/** The ledger at the opening. An attempt that was never started is started with the first values that are sent. */
export function startLedger(reading: Reading, sequence: number, payload: string): Ledger {
  return {
    sequence,
    payload,
    place: '',
    progress: reading.progress ?? 0,
    completed: reading.completion === 'completed',
    unsent: new Set<Part>(reading.completion === 'not-started' ? ['completion'] : []),
    placed: false,
    refused: false,
  };
}

/**
 * Notes what the course says. Returns the same ledger when nothing is new.
 *
 * @param limit longest payload that can be held whole.
 */
export function noteKept(ledger: Ledger, kept: Kept, limit: number): Ledger {
  return notePayload(notePlace(noteCompletion(noteProgress(ledger, kept), kept), kept), kept, limit);
}

function noteProgress(ledger: Ledger, { progress = 0, completed = false }: Kept): Ledger {
  const whole = completed ? 100 : Number.isFinite(progress) ? Math.min(100, Math.floor(progress)) : 0;
  return whole > ledger.progress ? { ...ledger, progress: whole, unsent: also(ledger, 'progress') } : ledger;
}

function noteCompletion(ledger: Ledger, { completed = false }: Kept): Ledger {
  return completed && !ledger.completed ? { ...ledger, completed, unsent: also(ledger, 'completion') } : ledger;
}

function notePlace(ledger: Ledger, { place }: Kept): Ledger {
  if (place === undefined) return ledger;
  const safe = place.replace(/[^A-Za-z0-9_.-]/g, '-').slice(0, 240);
  return safe === ledger.place ? ledger : { ...ledger, place: safe, unsent: also(ledger, 'place') };
}

function notePayload(ledger: Ledger, { payload }: Kept, limit: number): Ledger {
  if (payload === undefined) return ledger;
  if (payload.length > limit || !isSafe(payload)) return ledger.refused ? ledger : { ...ledger, refused: true };
  if (payload === ledger.payload) return ledger.refused ? { ...ledger, refused: false } : ledger;
  return { ...ledger, payload, refused: false, sequence: ledger.sequence + 1, unsent: also(ledger, 'bookmark') };
}

/** Is there anything that should not wait for a landmark? */
export function isWaiting({ unsent, placed }: Ledger): boolean {
  return unsent.size > (placed && unsent.has('place') ? 1 : 0);
}

/** Goes on from an earlier window's payload, above every sequence number seen so far. */
export function takeOver(ledger: Ledger, payload: string, sequence: number): Ledger {
  return { ...raiseSequence(ledger, sequence + 1), payload, unsent: also(ledger, 'bookmark') };
}

/** Makes sure that the next bookmark is above this number. */
export function raiseSequence(ledger: Ledger, sequence: number): Ledger {
  return { ...ledger, sequence: Math.max(ledger.sequence, sequence) };
}

/** The bookmark as it stands. */
export function bookmarkOf(ledger: Ledger): string {
  return sealEnvelope(ledger.sequence, ledger.payload);
}

/**
 * What to hand over now.
 *
 * @param landmark a topic's end, the completion or the exit. Only these and a launch's first place send a place: an LMS that never
 *   stores a return to an earlier value would otherwise lose it. The sequence number follows it for the same reason.
 */
export function outgoing(ledger: Ledger, seconds: number, landmark: boolean): Values {
  const { unsent } = ledger;
  return {
    elapsedSeconds: seconds,
    ...(unsent.has('progress') && { progress: ledger.progress }),
    ...(unsent.has('bookmark') && { bookmark: bookmarkOf(ledger) }),
    ...(unsent.has('place') &&
      (landmark || !ledger.placed) && { place: `${ledger.place}.${ledger.sequence.toString(36)}` }),
    ...(unsent.has('completion') && { completion: ledger.completed ? 'completed' : 'incomplete' }),
  };
}

/**
 * After a commit that did not fail: what was handed over is no longer unsent, unless it has changed since.
 *
 * @param before the ledger from which `sent` was taken.
 */
export function settle(ledger: Ledger, sent: Values, before: Ledger): Ledger {
  const placed = sent.place !== undefined;
  const isNewer: Readonly<Record<Part, boolean>> = {
    bookmark: ledger.sequence !== before.sequence,
    place: !placed || ledger.place !== before.place,
    progress: ledger.progress !== before.progress,
    completion: ledger.completed !== before.completed,
  };
  return {
    ...ledger,
    unsent: new Set<Part>([...ledger.unsent].filter((part) => isNewer[part])),
    placed: ledger.placed || placed,
  };
}

/**
 * After a commit that failed: everything stays unsent, and the bookmark takes a new number. Some LMSs mark a value as saved before
 * they have sent it, and send only what has changed since.
 */
export function unsettle(ledger: Ledger): Ledger {
  return ledger.unsent.has('bookmark') ? raiseSequence(ledger, ledger.sequence + 1) : ledger;
}

function also(ledger: Ledger, part: Part): ReadonlySet<Part> {
  return new Set([...ledger.unsent, part]);
}
