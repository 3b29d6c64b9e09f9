/**
 * The record in a SCORM 1.2 LMS.
 *
 * Source: SCORM 1.2 Run-Time Environment (ADL, 2001) §3.4; what LMSs do beside it was measured, see the profiles.
 */

import type { RecordPort } from '../../src/record/port';
import type { Dialect, ScormOptions } from './scorm';
import { scormRecord } from './scorm';
import { clockOf } from './values';

const dialect: Dialect = {
  kind: 'scorm12',
  verbs: {
    initialize: 'LMSInitialize',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    finish: 'LMSFinish',
    lastError: 'LMSGetLastError',
  },
  /** CMIString4096. */
  bookmarkLimit: 4096,
  /** Element not implemented or without a value: as good as empty. */
  unset: ['401', '403', 'unknown'],
  elements: {
    status: 'cmi.core.lesson_status',
    mode: 'cmi.core.lesson_mode',
    learner: 'cmi.core.student_id',
    language: 'cmi.student_preference.language',
    time: 'cmi.core.session_time',
    place: 'cmi.core.lesson_location',
    score: 'cmi.core.score',
    exit: 'cmi.core.exit',
  },
  details: { response: 'student_response', status: 'status' },
  spellTime: timespan,
  withScore: () => [],
  withCompletion: [],
  withFinish: [],
  isRespelt: true,
};

/** A record in the LMS whose 1.2 API `find` finds. Nothing is touched before `read`. */
export function scorm12(options: ScormOptions): RecordPort {
  return scormRecord(dialect, options);
}

/** CMITimespan, with all four digits of the hours: one LMS drops the first, and throws when there is only one. */
function timespan(seconds: number): string {
  const [hours, minutes, rest] = clockOf(seconds).map((part) => String(part).padStart(2, '0'));
  return `${(hours ?? '').padStart(4, '0')}:${minutes ?? ''}:${rest ?? ''}.00`;
}
