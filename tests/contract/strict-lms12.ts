/**
 * A strict SCORM 1.2 LMS. Source: SCORM 1.2 Run-Time Environment §3.4 (data types, vocabularies, sizes, error codes). Unless
 * it has room for details, a course that sends an interaction or objective is refused.
 */

import type { Element, LmsOptions, Standard, StrictLms } from './strict-lms';
import { decimal, like, oneOf, strictLms, textUpTo } from './strict-lms';

const READ: Element = { access: 'read' };
const PERCENT: Element = {
  access: 'both',
  check: (value) => (value === '' ? undefined : decimal(0, 100, 7, 'type')(value)),
};

const SCORM12: Standard = {
  verbs: {
    initialize: 'LMSInitialize',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    finish: 'LMSFinish',
    lastError: 'LMSGetLastError',
  },
  codes: {
    'initialised-again': '101',
    'initialised-after-finish': '101',
    'get-before': '301',
    'get-after': '301',
    'set-before': '301',
    'set-after': '301',
    'commit-before': '301',
    'commit-after': '301',
    'finish-before': '301',
    'finish-after': '301',
    argument: '201',
    unknown: '401',
    unset: '0',
    keyword: '402',
    'read-only': '403',
    'write-only': '404',
    type: '405',
    range: '405',
    commit: '101',
  },
  elements: {
    'cmi.core._children': {
      access: 'read',
      initial:
        'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
    },
    'cmi.core.student_id': READ,
    'cmi.core.student_name': { access: 'read', initial: 'Learner, A' },
    'cmi.core.lesson_location': { access: 'both', check: textUpTo(255) },
    'cmi.core.credit': { access: 'read', initial: 'credit' },
    'cmi.core.lesson_status': {
      access: 'both',
      check: oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed'),
      initial: 'not attempted',
    },
    'cmi.core.entry': READ,
    'cmi.core.score._children': { access: 'read', initial: 'raw,min,max' },
    'cmi.core.score.raw': PERCENT,
    'cmi.core.score.min': PERCENT,
    'cmi.core.score.max': PERCENT,
    'cmi.core.total_time': READ,
    'cmi.core.lesson_mode': READ,
    'cmi.core.exit': { access: 'write', check: oneOf('', 'suspend', 'time-out', 'logout') },
    'cmi.core.session_time': { access: 'write', check: like(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/) },
    'cmi.suspend_data': { access: 'both', check: textUpTo(4096) },
    'cmi.launch_data': READ,
    'cmi.student_preference.language': { access: 'both', check: textUpTo(255) },
  },
  names: {
    exit: 'cmi.core.exit',
    entry: 'cmi.core.entry',
    session: 'cmi.core.session_time',
    total: 'cmi.core.total_time',
    suspend: 'cmi.suspend_data',
    status: ['cmi.core.lesson_status'],
    score: 'cmi.core.score.raw',
  },
  secondsOf(session) {
    const [hours = 0, minutes = 0, seconds = 0] = session.split(':').map(Number);
    return session === '' ? 0 : hours * 3600 + minutes * 60 + seconds;
  },
  spellSeconds(seconds) {
    return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
      .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
      .join(':');
  },
  startsAnew: false,
  lists: {
    interactions: {
      id: { access: 'write', check: like(/^\w{1,255}$/) },
      type: {
        access: 'write',
        check: oneOf('true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric'),
      },
      student_response: { access: 'write', check: like(/^[0-9a-z]$/) },
      result: { access: 'write', check: oneOf('correct', 'wrong', 'unanticipated', 'neutral') },
    },
    objectives: {
      id: { access: 'both', check: like(/^\w{1,255}$/) },
      status: {
        access: 'both',
        check: oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'),
      },
    },
  },
};

/** Put `launch()` where a page looks for `API`. */
export function strictLms12(options?: LmsOptions): StrictLms {
  return strictLms(SCORM12, options);
}
