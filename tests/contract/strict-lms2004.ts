/**
 * A strict SCORM 2004 LMS, 3rd and 4th Edition. Source: SCORM 2004 4th Edition Run-Time Environment §3.1.7 (error codes), §4.1–4.2
 * (data types, vocabularies, smallest maxima, here hard limits). It knows no interaction and no objective: a course that sends one
 * without being asked to is refused.
 */

import type { Element, LmsOptions, Standard, StrictLms } from './strict-lms';
import { decimal, like, oneOf, strictLms, textUpTo } from './strict-lms';

const READ: Element = { access: 'read' };
const REAL: Element = { access: 'both', check: decimal(-1e9, 1e9, 7, 'type') };

const SCORM2004: Standard = {
  verbs: {
    initialize: 'Initialize',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    finish: 'Terminate',
    lastError: 'GetLastError',
  },
  codes: {
    'initialised-again': '103',
    'initialised-after-finish': '104',
    'get-before': '122',
    'get-after': '123',
    'set-before': '132',
    'set-after': '133',
    'commit-before': '142',
    'commit-after': '143',
    'finish-before': '112',
    'finish-after': '113',
    argument: '201',
    unknown: '401',
    unset: '403',
    keyword: '404',
    'read-only': '404',
    'write-only': '405',
    type: '406',
    range: '407',
    commit: '391',
  },
  elements: {
    'cmi._version': { access: 'read', initial: '1.0' },
    'cmi.completion_status': {
      access: 'both',
      check: oneOf('completed', 'incomplete', 'not attempted', 'unknown'),
      initial: 'unknown',
    },
    'cmi.success_status': { access: 'both', check: oneOf('passed', 'failed', 'unknown'), initial: 'unknown' },
    'cmi.credit': { access: 'read', initial: 'credit' },
    'cmi.entry': READ,
    'cmi.exit': { access: 'write', check: oneOf('time-out', 'suspend', 'logout', 'normal', '') },
    'cmi.learner_id': READ,
    'cmi.learner_name': { access: 'read', initial: 'Learner, A' },
    'cmi.learner_preference.language': {
      access: 'both',
      check: like(/^$|^[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*$/),
      initial: '',
    },
    'cmi.location': { access: 'both', check: textUpTo(1000) },
    'cmi.mode': READ,
    'cmi.progress_measure': { access: 'both', check: decimal(0, 1, 7, 'range') },
    'cmi.score._children': { access: 'read', initial: 'scaled,raw,min,max' },
    'cmi.score.scaled': { access: 'both', check: decimal(-1, 1, 7, 'range') },
    'cmi.score.raw': REAL,
    'cmi.score.min': REAL,
    'cmi.score.max': REAL,
    'cmi.session_time': {
      access: 'write',
      check: like(/^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/),
    },
    'cmi.suspend_data': { access: 'both', check: textUpTo(64_000) },
    'cmi.total_time': READ,
    'adl.nav.request': {
      access: 'both',
      check: oneOf('continue', 'previous', 'exit', 'exitAll', 'abandon', 'abandonAll', 'suspendAll', '_none_'),
      initial: '_none_',
    },
  },
  names: {
    exit: 'cmi.exit',
    entry: 'cmi.entry',
    session: 'cmi.session_time',
    total: 'cmi.total_time',
    suspend: 'cmi.suspend_data',
    status: ['cmi.completion_status', 'cmi.success_status'],
    score: 'cmi.score.raw',
  },
  secondsOf(session) {
    const [, hours = '0', minutes = '0', seconds = '0'] =
      /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(session) ?? [];
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  },
  spellSeconds: (seconds) => `PT${String(seconds)}S`,
  startsAnew: true,
  lists: {
    interactions: {
      id: { access: 'both', check: like(/^\w{1,250}$/) },
      type: {
        access: 'both',
        check: oneOf(
          'true-false',
          'choice',
          'fill-in',
          'long-fill-in',
          'matching',
          'performance',
          'sequencing',
          'likert',
          'numeric',
          'other',
        ),
      },
      learner_response: { access: 'both', check: like(/^\w+(\[,\]\w+)*$/) },
      result: { access: 'both', check: oneOf('correct', 'incorrect', 'unanticipated', 'neutral') },
    },
    objectives: {
      id: { access: 'both', check: like(/^\w{1,250}$/) },
      completion_status: { access: 'both', check: oneOf('completed', 'incomplete', 'not attempted', 'unknown') },
    },
  },
};

/** Put `launch()` where a page looks for `API_1484_11`. */
export function strictLms2004(options?: LmsOptions): StrictLms {
  return strictLms(SCORM2004, options);
}
