/**
 * The record in a SCORM 2004 LMS, 3rd or 4th Edition.
 *
 * Source: SCORM 2004 4th Edition Run-Time Environment (ADL, 2009) §4.2; what LMSs do beside it was measured, see the profiles.
 */

import type { RecordPort } from '../../src/record/port';
import type { Dialect, ScormOptions } from './scorm';
import { scormRecord } from './scorm';
import { clockOf } from './values';

const dialect: Dialect = {
  kind: 'scorm2004',
  verbs: {
    initialize: 'Initialize',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    finish: 'Terminate',
    lastError: 'GetLastError',
  },
  /** The smallest maximum that a 3rd or 4th Edition LMS must hold. */
  bookmarkLimit: 64_000,
  /** Element not implemented, or without a value: normal for one that nobody has set. */
  unset: ['401', '402', '403', 'unknown'],
  elements: {
    status: 'cmi.completion_status',
    mode: 'cmi.mode',
    learner: 'cmi.learner_id',
    language: 'cmi.learner_preference.language',
    time: 'cmi.session_time',
    place: 'cmi.location',
    score: 'cmi.score',
    exit: 'cmi.exit',
  },
  details: { response: 'learner_response', status: 'completion_status' },
  spellTime: duration,
  /** `raw` is what most LMSs grade by; these say the same to those that don't. */
  withScore: (progress) => [
    ['cmi.score.scaled', String(progress / 100)],
    ['cmi.progress_measure', String(progress / 100)],
  ],
  /** An LMS never derives the second status from the first. `unknown` is what a started attempt has, so it isn't sent before. */
  withCompletion: [['cmi.success_status', 'unknown']],
  /** Asks the LMS to close our place: without it some leave the learner before a dead frame. */
  withFinish: [['adl.nav.request', 'suspendAll']],
  isRespelt: false,
};

/** A record in the LMS whose 2004 API `find` finds. Nothing is touched before `read`. */
export function scorm2004(options: ScormOptions): RecordPort {
  return scormRecord(dialect, options);
}

/** An ISO 8601 duration in hours, minutes and whole seconds. */
function duration(seconds: number): string {
  const [hours, minutes, rest] = clockOf(seconds);
  return `PT${String(hours)}H${String(minutes)}M${String(rest)}S`;
}
