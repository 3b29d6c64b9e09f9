/**
 * The LMS side of a launch: scorm-again's data model behind an API that a course finds, every call noted, every commit
 * posted to the server before it is answered, as LMSs do.
 */
import { Scorm12API, Scorm2004API } from 'scorm-again';
import { startOf, suspendLimits, type Attempt, type Elements, type Model } from './attempt';

/** One call of the course, answered. */
export interface Call {
  readonly method: string;
  readonly args: readonly string[];
  readonly result: string;
  /** The error code that a question after the call is answered with; `0` for none. */
  readonly error: string;
}

export interface Lms {
  /** What the course finds as `window.API` or `window.API_1484_11`. */
  readonly api: Readonly<Record<string, (...args: readonly unknown[]) => string>>;
  /** The attempt as it would be kept now. */
  readonly attempt: () => Attempt;
}

export interface LmsSettings {
  readonly model: Model;
  readonly mode: 'normal' | 'review' | 'browse';
  readonly kept: Attempt | undefined;
  /** Keeps an attempt for the next visit; false when that failed. Synchronous. */
  readonly keep: (attempt: Attempt) => boolean;
  /** Called after every call. */
  readonly oncall: (call: Call) => void;
}

const quiet = { autocommit: false, logLevel: 5, mastery_override: false } as const;

/** Makes the LMS of one launch. */
export function makeLms(settings: LmsSettings): Lms {
  const { inner, attempt } = settings.model === 'scorm12' ? model12(settings) : model2004(settings);
  const { model, keep, oncall } = settings;
  const prefix = model === 'scorm12' ? 'LMS' : '';
  const end = model === 'scorm12' ? 'LMSFinish' : 'Terminate';
  let ownError: string | undefined;
  let ended = settings.kept?.ended ?? false;

  const answers: Record<string, (...args: readonly unknown[]) => string> = {};
  const offer = (method: string, answer: (...args: readonly string[]) => string) => {
    answers[method] = (...args) => {
      const texts = args.map(String);
      const result = answer(...texts);
      oncall({ method, args: texts, result, error: ownError ?? inner.lastError() });
      return result;
    };
  };
  const refuse = (code: string) => {
    ownError = code;
    return 'false';
  };
  /** scorm-again says yes to a commit that goes nowhere: only the server's own yes counts. */
  const kept = (result: string, isEnd: boolean) => {
    if (result !== 'true') return result;
    ended = isEnd;
    return keep({ ...attempt(), ended }) ? 'true' : refuse(model === 'scorm12' ? '101' : '391');
  };

  offer(`${prefix}Initialize`, (parameter) => {
    ownError = undefined;
    return inner.initialize(parameter ?? '');
  });
  offer(`${prefix}GetValue`, (element) => {
    ownError = undefined;
    return inner.get(element ?? '');
  });
  offer(`${prefix}SetValue`, (element, value) => {
    ownError = undefined;
    const tooLong = element === 'cmi.suspend_data' && (value ?? '').length > suspendLimits[model];
    // scorm-again takes more than the standard allows.
    return tooLong ? refuse(model === 'scorm12' ? '405' : '406') : inner.set(element ?? '', value ?? '');
  });
  offer(`${prefix}Commit`, (parameter) => {
    ownError = undefined;
    return kept(inner.commit(parameter ?? ''), false);
  });
  offer(end, (parameter) => {
    ownError = undefined;
    return kept(inner.terminate(parameter ?? ''), true);
  });
  offer(`${prefix}GetLastError`, () => ownError ?? inner.lastError());
  offer(`${prefix}GetErrorString`, (code) => inner.errorString(code ?? ''));
  offer(`${prefix}GetDiagnostic`, (code) => inner.diagnostic(code ?? ''));
  return { api: answers, attempt: () => ({ ...attempt(), ended }) };
}

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

function model12({ mode, kept }: LmsSettings): Opened {
  const lms = new Scorm12API(quiet);
  const start = startOf('scorm12', kept);
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

function model2004({ mode, kept }: LmsSettings): Opened {
  const lms = new Scorm2004API(quiet);
  const start = startOf('scorm2004', kept);
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

/** The rendered model as plain texts: an object of the library's own would not survive being kept. */
function elementsOf(rendered: object): Elements {
  const { cmi } = JSON.parse(JSON.stringify(rendered)) as { cmi: Elements };
  return cmi;
}
