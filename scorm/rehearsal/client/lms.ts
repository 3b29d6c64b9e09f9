/**
 * The LMS side of a launch: scorm-again's data model behind an API that a course finds, every call noted, every commit
 * posted to the server before it is answered, as LMSs do.
 */
import { Scorm12API, Scorm2004API } from 'scorm-again';
import { inOtherTypes, spoil, type Fault, type Passing } from './faults';
import { standingOf, startOf, suspendLimits, type Attempt, type Elements, type Model, type Start } from './attempt';

/** One call of the course, answered. */
export interface Call {
  readonly method: string;
  readonly args: readonly string[];
  /** A text, unless a fault has it otherwise. */
  readonly result: unknown;
  /** Whether the attempt was kept by it. */
  readonly kept: boolean;
  /** The error code that a question after the call is answered with; `0` for none. */
  readonly error: string;
}

export interface Lms {
  /** What the course finds as `window.API` or `window.API_1484_11`. */
  readonly api: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  /** The attempt as it would be kept now. */
  readonly attempt: () => Attempt;
}

export interface LmsSettings {
  readonly model: Model;
  readonly mode: 'normal' | 'review' | 'browse';
  readonly kept: Attempt | undefined;
  /** Keeps an attempt for the next visit; false when that failed. Synchronous. */
  readonly keep: (attempt: Attempt) => boolean;
  /** The faults of the moment; asked at every call. */
  readonly is?: (fault: Fault) => boolean;
  /** Called after every call. */
  readonly oncall: (call: Call) => void;
}

const quiet = { autocommit: false, logLevel: 5, mastery_override: false } as const;

/** Makes the LMS of one launch. */
export function makeLms(settings: LmsSettings): Lms {
  const { model, keep, oncall, is = () => false } = settings;
  const { inner, attempt } = model === 'scorm12' ? model12(settings, is) : model2004(settings, is);
  const codes = model === 'scorm12' ? codes12 : codes2004;
  const prefix = model === 'scorm12' ? 'LMS' : '';
  let ownError: string | undefined;
  let ended = settings.kept?.ended ?? false;
  let isKept = false;

  const answers: Record<string, (...args: readonly unknown[]) => unknown> = {};
  const offer = (method: string, kind: Passing['kind'], answer: (...args: readonly string[]) => string) => {
    answers[method] = (...args) => {
      const texts = args.map(String);
      isKept = false;
      if (kind !== 'other') ownError = undefined;
      const tell = (result: unknown): unknown => {
        const given = is('other-types') && typeof result === 'string' ? inOtherTypes(result) : result;
        oncall({ method, args: texts, result: given, kept: isKept, error: ownError ?? inner.lastError() });
        return given;
      };
      try {
        const spoilt = spoil({ kind, args: texts }, is);
        if ('args' in spoilt) return tell(answer(...spoilt.args));
        if (kind !== 'other') ownError = codes[spoilt.error];
        return tell(spoilt.answer);
      } catch (error) {
        oncall({ method, args: texts, result: 'thrown', kept: false, error: codes.refused });
        throw error;
      }
    };
  };
  const refuse = (code: string) => {
    ownError = code;
    return 'false';
  };
  /** scorm-again says yes to a commit that goes nowhere: only the server's own yes counts. */
  const save = (result: string, isEnd: boolean) => {
    if (result !== 'true') return result;
    ended = isEnd;
    if (is('says-saved')) return 'true';
    isKept = !is('offline') && keep({ ...attempt(), ended });
    if (isKept && is('wipes-status')) inner.set(codes.status, 'incomplete');
    return isKept ? 'true' : refuse(codes.notSaved);
  };

  offer(`${prefix}Initialize`, 'initialize', (parameter) => inner.initialize(parameter ?? ''));
  offer(`${prefix}GetValue`, 'get', (element) => inner.get(element ?? ''));
  offer(`${prefix}SetValue`, 'set', (element, value) => {
    const tooLong = element === 'cmi.suspend_data' && (value ?? '').length > suspendLimits[model];
    // scorm-again takes more than the standard allows.
    return tooLong ? refuse(codes.tooLong) : inner.set(element ?? '', value ?? '');
  });
  offer(`${prefix}Commit`, 'commit', (parameter) => save(inner.commit(parameter ?? ''), false));
  offer(model === 'scorm12' ? 'LMSFinish' : 'Terminate', 'end', (parameter) =>
    save(inner.terminate(parameter ?? ''), true),
  );
  offer(`${prefix}GetLastError`, 'other', () => ownError ?? inner.lastError());
  offer(`${prefix}GetErrorString`, 'other', (code) => inner.errorString(code ?? ''));
  offer(`${prefix}GetDiagnostic`, 'other', (code) => inner.diagnostic(code ?? ''));
  return { api: answers, attempt: () => ({ ...attempt(), ended }) };
}

/** Error codes of the two standards for what the rehearsal itself refuses. */
const codes12 = {
  tooLong: '405',
  notSaved: '101',
  refused: '101',
  unknown: '401',
  none: '0',
  status: 'cmi.core.lesson_status',
} as const;
const codes2004 = {
  tooLong: '406',
  notSaved: '391',
  refused: '391',
  unknown: '401',
  none: '0',
  status: 'cmi.completion_status',
} as const;

/** The two data models under one set of words. */
interface Inner {
  initialize(parameter: string): string;
  get(element: string): string;
  set(element: string, value: string): string;
  commit(parameter: string): string;
  terminate(parameter: string): string;
  lastError(): string;
  errorString(code: string): string;
  diagnostic(code: string): string;
}

interface Opened {
  readonly inner: Inner;
  readonly attempt: () => Omit<Attempt, 'ended'>;
}

const learner = { id: 'rehearsal-learner', name: 'Learner, Rehearsal' };

function model12({ mode, kept }: LmsSettings, is: (fault: Fault) => boolean): Opened {
  const lms = new Scorm12API(quiet);
  const start = begin('scorm12', kept, is);
  lms.loadFromJSON({ ...start.cmi }, 'cmi');
  const { core } = lms.cmi;
  core.student_id = learner.id;
  core.student_name = learner.name;
  core.credit = mode === 'normal' ? 'credit' : 'no-credit';
  core.lesson_mode = mode;
  core.entry = start.entry;
  core.total_time = start.totalTime;
  return {
    inner: {
      initialize: (parameter) => String(lms.LMSInitialize(parameter)),
      get: (element) => String(lms.LMSGetValue(element)),
      set: (element, value) => String(lms.LMSSetValue(element, value)),
      commit: (parameter) => String(lms.LMSCommit(parameter)),
      terminate: (parameter) => String(lms.LMSFinish(parameter)),
      lastError: () => String(lms.LMSGetLastError()),
      errorString: (code) => String(lms.LMSGetErrorString(code)),
      diagnostic: (code) => String(lms.LMSGetDiagnostic(code)),
    },
    attempt: () => ({ cmi: elementsOf(lms.renderCMIToJSONObject()), totalTime: lms.cmi.getCurrentTotalTime() }),
  };
}

function model2004({ mode, kept }: LmsSettings, is: (fault: Fault) => boolean): Opened {
  const lms = new Scorm2004API(quiet);
  const start = begin('scorm2004', kept, is);
  lms.loadFromJSON({ ...start.cmi }, 'cmi');
  lms.cmi.learner_id = learner.id;
  lms.cmi.learner_name = learner.name;
  lms.cmi.credit = mode === 'normal' ? 'credit' : 'no-credit';
  lms.cmi.mode = mode;
  lms.cmi.entry = start.entry;
  lms.cmi.total_time = start.totalTime;
  return {
    inner: {
      initialize: (parameter) => String(lms.Initialize(parameter)),
      get: (element) => String(lms.GetValue(element)),
      set: (element, value) => String(lms.SetValue(element, value)),
      commit: (parameter) => String(lms.Commit(parameter)),
      terminate: (parameter) => String(lms.Terminate(parameter)),
      lastError: () => String(lms.GetLastError()),
      errorString: (code) => String(lms.GetErrorString(code)),
      diagnostic: (code) => String(lms.GetDiagnostic(code)),
    },
    attempt: () => ({ cmi: elementsOf(lms.renderCMIToJSONObject()), totalTime: lms.cmi.getCurrentTotalTime() }),
  };
}

/** How the launch begins, with what the faults make of it. */
function begin(model: Model, kept: Attempt | undefined, is: (fault: Fault) => boolean): Start {
  const isOver = /^(completed|passed)$/.test(standingOf(model, kept).completion);
  const start = startOf(model, isOver && is('anew') ? undefined : kept);
  return is('fresh-entry') ? { ...start, entry: 'ab-initio' } : start;
}

/** The rendered model as plain texts: an object of the library's own would not survive being kept. */
function elementsOf(rendered: object): Elements {
  const { cmi } = JSON.parse(JSON.stringify(rendered)) as { cmi: Elements };
  return cmi;
}
