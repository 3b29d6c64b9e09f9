/**
 * The record in a SCORM 2004 LMS, 3rd or 4th Edition. Private by default: interactions and objectives are for an edition that opts in.
 *
 * Source: SCORM 2004 4th Edition Run-Time Environment (ADL, 2009) §4.2; what LMSs do beside it was measured, see the profiles.
 */

import type { Reading, RecordPort, Step, Values } from '../../src/record/port';
import type { Lms, Verbs } from './api';
import { openLms } from './api';
import type { ScormOptions } from './scorm';
import { clockOf, commitTo, completionOf, detailsOf, localeOf, modeOf, openSession } from './scorm';
import { optional, percentOf, requireLength, setting, stepsFor, trying, tryTo } from './scorm';

const VERBS: Verbs = {
  initialize: 'Initialize',
  get: 'GetValue',
  set: 'SetValue',
  commit: 'Commit',
  finish: 'Terminate',
  lastError: 'GetLastError',
};
/** The smallest maximum that a 3rd or 4th Edition LMS must hold. */
const BOOKMARK_LIMIT = 64_000;
/** Element not implemented, or without a value: normal for one that nobody has set. */
const UNSET = ['401', '402', '403', 'unknown'];

/** A record in the LMS whose 2004 API `find` finds. Nothing is touched before `read`. */
export function scorm2004(options: ScormOptions): RecordPort {
  const limit = options.bookmarkLimit ?? BOOKMARK_LIMIT;
  let lms: Lms | undefined;
  let recorded = false;
  let finished = false;
  let suspended = false;
  let bounds: readonly string[] = [];
  let report: ReturnType<typeof detailsOf> | undefined;

  return {
    kind: 'scorm2004',

    read(): Reading {
      lms ??= openLms(options.find, VERBS);
      openSession(lms, 'cmi.completion_status');
      const mode = modeOf(optional(lms, 'cmi.mode'));
      recorded = mode === 'normal';
      const score = percentOf(optional(lms, 'cmi.score.raw'));
      const offered = optional(lms, 'cmi.score._children')
        .split(',')
        .map((child) => child.trim());
      bounds = score.progress === undefined ? offered : [];
      if (options.detailed && recorded)
        report = detailsOf(lms, { response: 'learner_response', status: 'completion_status' });
      return {
        mode,
        completion: completionOf(lms.get('cmi.completion_status', UNSET)),
        bookmark: lms.get('cmi.suspend_data', UNSET),
        learner: optional(lms, 'cmi.learner_id'),
        bookmarkLimit: limit,
        ...score,
        ...localeOf(optional(lms, 'cmi.learner_preference.language')),
      };
    },

    steps({ elapsedSeconds, progress, bookmark, place, completion }: Values): readonly Step[] {
      if (!lms || !recorded || finished) return [];
      const session = lms;
      return [
        ...stepsFor(elapsedSeconds, (seconds) => [trying(setting(session, 'cmi.session_time', duration(seconds)))]),
        ...stepsFor(progress, (percent) => scoreSteps(session, percent)),
        ...stepsFor(bookmark, (text) => [
          () => {
            requireLength(text, limit);
            session.set('cmi.suspend_data', text);
          },
        ]),
        ...stepsFor(place, (name) => [trying(setting(session, 'cmi.location', name))]),
        ...stepsFor(completion, (status) => statusSteps(session, status)),
        ...(suspended ? [] : [() => void (suspended = tryTo(setting(session, 'cmi.exit', 'suspend')))]),
      ];
    },

    report: (detail) => report?.(detail) ?? [],

    commit() {
      if (!lms || !recorded || finished) return 'accepted';
      return commitTo(lms, options);
    },

    /** Asks the LMS to close our place: without it some leave the learner before a dead frame. */
    finish(): void {
      if (!lms || finished) return;
      finished = true;
      if (recorded) tryTo(setting(lms, 'adl.nav.request', 'suspendAll'));
      lms.finish();
    },

    refusal: () => lms?.refusal ?? '',
  };

  /** `raw` is what most LMSs grade by; the other two say the same to those that don't. Bounds are sent once, where listed. */
  function scoreSteps(session: Lms, progress: number): readonly Step[] {
    const share = String(progress / 100);
    const ends = [
      ['min', '0'],
      ['max', '100'],
    ] as const;
    return [
      ...ends
        .filter(([bound]) => bounds.includes(bound))
        .map(([bound, value]) => trying(setting(session, `cmi.score.${bound}`, value))),
      trying(setting(session, 'cmi.score.scaled', share)),
      trying(setting(session, 'cmi.progress_measure', share)),
      () => {
        session.set('cmi.score.raw', String(progress));
        bounds = [];
      },
    ];
  }
}

/**
 * Both statuses at completion: an LMS never derives the second from the first. `unknown` is what a started attempt has, so it
 * isn't sent then.
 */
function statusSteps(session: Lms, completion: 'incomplete' | 'completed'): readonly Step[] {
  return [
    setting(session, 'cmi.completion_status', completion),
    ...(completion === 'completed' ? [trying(setting(session, 'cmi.success_status', 'unknown'))] : []),
  ];
}

/** An ISO 8601 duration in hours, minutes and whole seconds. */
function duration(seconds: number): string {
  const [hours, minutes, rest] = clockOf(seconds);
  return `PT${String(hours)}H${String(minutes)}M${String(rest)}S`;
}
