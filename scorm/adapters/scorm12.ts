/**
 * The record in a SCORM 1.2 LMS. Private by default: interactions and objectives are for an edition that opts in.
 *
 * Source: SCORM 1.2 Run-Time Environment (ADL, 2001) §3.4; what LMSs do beside it was measured, see the profiles.
 */

import type { Reading, RecordPort, Step, Values } from '../../src/record/port';
import type { Lms, Verbs } from './api';
import { openLms } from './api';
import type { ScormOptions } from './scorm';
import { clockOf, commitTo, completionOf, detailsOf, localeOf, modeOf, openSession } from './scorm';
import { optional, percentOf, requireLength, setting, stepsFor, trying, tryTo } from './scorm';

const VERBS: Verbs = {
  initialize: 'LMSInitialize',
  get: 'LMSGetValue',
  set: 'LMSSetValue',
  commit: 'LMSCommit',
  finish: 'LMSFinish',
  lastError: 'LMSGetLastError',
};
/** CMIString4096. */
const BOOKMARK_LIMIT = 4096;

/** A record in the LMS whose 1.2 API `find` finds. Nothing is touched before `read`. */
export function scorm12(options: ScormOptions): RecordPort {
  const limit = options.bookmarkLimit ?? BOOKMARK_LIMIT;
  let lms: Lms | undefined;
  let recorded = false;
  let finished = false;
  let suspended = false;
  let bounds: readonly string[] = [];
  let report: ReturnType<typeof detailsOf> | undefined;
  /** Spelt values since the last good commit, and those of a commit that failed: see `respell`. */
  let handed: Handed = {};
  let doubted: Handed = {};

  return {
    kind: 'scorm12',

    read(): Reading {
      lms ??= openLms(options.find, VERBS);
      openSession(lms, 'cmi.core.lesson_status');
      const mode = modeOf(optional(lms, 'cmi.core.lesson_mode'));
      recorded = mode === 'normal';
      const score = percentOf(optional(lms, 'cmi.core.score.raw'));
      const offered = optional(lms, 'cmi.core.score._children')
        .split(',')
        .map((child) => child.trim());
      bounds = score.progress === undefined ? offered : [];
      if (options.detailed && recorded) report = detailsOf(lms, { response: 'student_response', status: 'status' });
      return {
        mode,
        completion: completionOf(lms.get('cmi.core.lesson_status', UNSET)),
        bookmark: lms.get('cmi.suspend_data', UNSET),
        learner: optional(lms, 'cmi.core.student_id'),
        bookmarkLimit: limit,
        ...score,
        ...localeOf(optional(lms, 'cmi.student_preference.language')),
      };
    },

    steps({ elapsedSeconds, progress, bookmark, place, completion }: Values): readonly Step[] {
      if (!lms || !recorded || finished) return [];
      const session = lms;
      return [
        ...stepsFor(elapsedSeconds, (seconds) => [
          trying(setting(session, 'cmi.core.session_time', timespan(seconds))),
        ]),
        ...stepsFor(progress, (percent) => scoreSteps(session, percent)),
        ...stepsFor(bookmark, (text) => [
          () => {
            requireLength(text, limit);
            session.set('cmi.suspend_data', text);
          },
        ]),
        ...stepsFor(place, (name) => [trying(setting(session, 'cmi.core.lesson_location', name))]),
        ...stepsFor(completion, (status) => statusSteps(session, status)),
        ...(suspended ? [] : [() => void (suspended = tryTo(setting(session, 'cmi.core.exit', 'suspend')))]),
      ];
    },

    report: (detail) => report?.(detail) ?? [],

    commit() {
      if (!lms || !recorded || finished) return 'accepted';
      const outcome = commitTo(lms, options);
      doubted = outcome === 'failed' ? { ...doubted, ...handed } : {};
      handed = {};
      return outcome;
    },

    finish(): void {
      if (!lms || finished) return;
      finished = true;
      lms.finish();
    },

    refusal: () => lms?.refusal ?? '',
  };

  /** Some LMSs show a grade only with its bounds, others refuse them: they are sent once, where they are listed. */
  function scoreSteps(session: Lms, progress: number): readonly Step[] {
    const raw = respell(progress, doubted.raw);
    const ends = [
      ['min', '0'],
      ['max', '100'],
    ] as const;
    return [
      ...ends
        .filter(([bound]) => bounds.includes(bound))
        .map(([bound, value]) => trying(setting(session, `cmi.core.score.${bound}`, value))),
      () => {
        session.set('cmi.core.score.raw', raw);
        bounds = [];
        handed = { ...handed, raw };
      },
    ];
  }

  /**
   * After a failed commit some LMSs believe that they have stored a status, and send it again only when it has changed: so it is
   * changed, committed, and changed back.
   */
  function statusSteps(session: Lms, completion: 'incomplete' | 'completed'): readonly Step[] {
    const isDoubted = completion === 'completed' && doubted.completion === 'completed';
    return [
      ...(isDoubted
        ? [trying(setting(session, 'cmi.core.lesson_status', 'incomplete')), trying(() => void session.commit())]
        : []),
      () => {
        session.set('cmi.core.lesson_status', completion);
        handed = { ...handed, completion };
      },
    ];
  }
}

interface Handed {
  readonly raw?: string;
  readonly completion?: 'incomplete' | 'completed';
}

/** Element not implemented or without a value: as good as empty. */
const UNSET = ['401', '403', 'unknown'];

/** The same number in the other spelling, when an LMS may wrongly believe that it has stored this one. */
function respell(progress: number, doubtedRaw: string | undefined): string {
  const plain = String(progress);
  return plain === doubtedRaw ? `${plain}.0` : plain;
}

/** CMITimespan, with all four digits of the hours: one LMS drops the first, and throws when there is only one. */
function timespan(seconds: number): string {
  const [hours, minutes, rest] = clockOf(seconds).map((part) => String(part).padStart(2, '0'));
  return `${(hours ?? '').padStart(4, '0')}:${minutes ?? ''}:${rest ?? ''}.00`;
}
