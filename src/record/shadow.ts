/**
 * The shadow copy: on this device, what was handed over and not yet confirmed, so that a killed browser or a dead network loses
 * nothing. It is gone as soon as it is confirmed or read back, and after thirty days in any case. It never wins by itself: the
 * learner is asked.
 */

import type { Opened } from './envelope';
import { openEnvelope } from './envelope';
import type { Damaged } from './envelope';

declare const brand: unique symbol;
/** Names one learner's copy of one course, without saying who. */
export type ShadowKey = string & { readonly [brand]: 'ShadowKey' };

/** One learner's copy. */
export interface Shadow {
  readonly bookmark: string;
  /**
   * The checksums of the bookmarks that the LMS may hold if it is the same attempt: the one this launch began with, then each that
   * was handed over. Empty text stands for an attempt that had no bookmark yet.
   */
  readonly trail: readonly string[];
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/**
 * Where shadow copies lie. Asynchronous, because the only storage that survives a killed browser is; a write is begun at once and
 * nothing waits for it. Never rejects.
 */
export interface ShadowStore {
  /** For "technical details". */
  readonly kind: string;
  read(key: ShadowKey): Promise<Shadow | undefined>;
  keep(key: ShadowKey, shadow: Shadow): Promise<void>;
  drop(key: ShadowKey): Promise<void>;
  /** Drops every copy older than this, whoever's it is. */
  dropBefore(time: number): Promise<void>;
}

/** Thirty days, in milliseconds. */
export const SHADOW_LIFE = 30 * 24 * 60 * 60 * 1000;

/**
 * The key of a learner's copy, or `undefined` when the learner has no name: on a shared PC it might be anyone's.
 *
 * A plain hash: it keeps the learner's number from being read at a glance, it is no secret. (The browser's own digests are missing
 * on pages without https, which many LMSs still serve.)
 */
export function shadowKey(learner: string, course: string): ShadowKey | undefined {
  if (learner.trim() === '') return undefined;
  const text = `${course}\n${learner}`;
  return `cg-${hash(text, 0x811c9dc5)}${hash(text, 0x01234567)}` as ShadowKey;
}

/**
 * Is this copy worth asking the learner about? Only if it is of the same attempt as what the LMS gave back and further on. A
 * damaged bookmark says nothing about its attempt; asking is then the best that can be done.
 */
export function isFurther(shadow: Shadow, lms: Opened | Damaged, now: number): boolean {
  const copy = openEnvelope(shadow.bookmark);
  if ('damage' in copy || copy.payload === '' || now - shadow.keptAt > SHADOW_LIFE) return false;
  if ('damage' in lms) return lms.damage !== 'newer';
  return copy.sequence > lms.sequence && shadow.trail.includes(lms.checksum);
}

/** FNV-1a from a given start, with a last stir, as seven base-36 digits. */
function hash(text: string, start: number): string {
  let value = start;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return ((value ^ (value >>> 13)) >>> 0).toString(36).padStart(7, '0');
}
