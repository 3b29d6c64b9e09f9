/** What an LMS keeps of an attempt, and what it makes of it at the next launch. Used in the browser and by the server. */

/** Which of SCORM's two data models a package speaks. */
export type Model = 'scorm12' | 'scorm2004';

/** A tree of elements as the data model renders it: texts, and records of the same. */
export interface Elements {
  readonly [name: string]: string | Elements;
}

/** An attempt as it is kept between visits. */
export interface Attempt {
  /** The tree below `cmi`. */
  readonly cmi: Elements;
  /** In the standard's own form, this launch included. */
  readonly totalTime: string;
  /** Whether the course ended its last launch, or was cut off. */
  readonly ended: boolean;
}

/** How a launch begins. */
export interface Start {
  readonly entry: 'ab-initio' | 'resume' | '';
  /** What the course finds; empty at the first launch. */
  readonly cmi: Elements;
  readonly totalTime: string;
}

/** What an LMS shows of an attempt. */
export interface Standing {
  readonly completion: string;
  /** Empty in 1.2, where one status says both. */
  readonly success: string;
  readonly score: string;
  readonly totalTime: string;
  readonly suspendLength: number;
  readonly suspendLimit: number;
}

/** Longest suspend data, in characters. Source: SCORM 1.2 RTE §3.4.2; SCORM 2004 3rd and 4th Edition RTE §4.2.22. */
export const suspendLimits = { scorm12: 4096, scorm2004: 64000 } as const satisfies Readonly<Record<Model, number>>;

const noTime = { scorm12: '0000:00:00.00', scorm2004: 'PT0S' } as const satisfies Readonly<Record<Model, string>>;

/**
 * How the next launch begins. A suspended attempt is resumed. One left otherwise keeps its data in 1.2, and in 2004 is over:
 * the next launch is a new attempt that finds nothing.
 */
export function startOf(model: Model, attempt: Attempt | undefined): Start {
  const fresh: Start = { entry: 'ab-initio', cmi: {}, totalTime: noTime[model] };
  if (!attempt) return fresh;
  const core = coreOf(model, attempt.cmi);
  const isSuspended = core['exit'] === 'suspend';
  if (model === 'scorm2004' && !isSuspended) return fresh;
  return { entry: isSuspended ? 'resume' : '', cmi: withoutLaunch(model, attempt.cmi), totalTime: attempt.totalTime };
}

/** What an LMS shows of a data model; of none, that nothing has begun. */
export function standingOf(model: Model, attempt: Attempt | undefined): Standing {
  const cmi = attempt?.cmi ?? {};
  const core = coreOf(model, cmi);
  const score = core['score'];
  return {
    completion:
      textOf(core[model === 'scorm12' ? 'lesson_status' : 'completion_status']) ||
      (model === 'scorm12' ? 'not attempted' : 'unknown'),
    success: model === 'scorm12' ? '' : textOf(core['success_status']),
    score: typeof score === 'object' ? textOf(score['raw']) : '',
    totalTime: attempt?.totalTime || noTime[model],
    suspendLength: textOf(cmi['suspend_data']).length,
    suspendLimit: suspendLimits[model],
  };
}

/** Every element with its value, by its full name, in the order of the model. */
export function flatten(cmi: Elements, name = 'cmi'): readonly (readonly [string, string])[] {
  return Object.entries(cmi).flatMap(([key, value]) =>
    typeof value === 'object' ? flatten(value, `${name}.${key}`) : [[`${name}.${key}`, value] as const],
  );
}

/** `exit` and `session_time` belong to one launch: carried over, they would be counted twice. */
function withoutLaunch(model: Model, cmi: Elements): Elements {
  const { exit: _exit, session_time: _time, total_time: _total, entry: _entry, ...kept } = coreOf(model, cmi);
  return model === 'scorm12' ? { ...cmi, core: kept } : kept;
}

function coreOf(model: Model, cmi: Elements): Elements {
  if (model === 'scorm2004') return cmi;
  const core = cmi['core'];
  return typeof core === 'object' ? core : {};
}

function textOf(value: string | Elements | undefined): string {
  return typeof value === 'string' ? value : '';
}
