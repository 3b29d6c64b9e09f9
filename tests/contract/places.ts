/** Every place that a record can be kept in, in one shape: what the contract suite launches and then looks into. */

import { Scorm12API, Scorm2004API } from 'scorm-again';
import { browserStorage } from '../../scorm/adapters/browser';
import { memory, type Attempt } from '../../scorm/adapters/memory';
import { scorm12 } from '../../scorm/adapters/scorm12';
import { scorm2004 } from '../../scorm/adapters/scorm2004';
import type { Mode, RecordPort } from '../../src/record/port';
import type { LmsOptions } from './strict-lms';
import { strictLms12 } from './strict-lms12';
import { strictLms2004 } from './strict-lms2004';

/** What a place holds, in the record's own words. */
export interface Held {
  readonly bookmark: string;
  readonly completion: string;
  readonly progress: string;
  readonly place: string;
}

export interface Place {
  /** A new launch of the same attempt. */
  launch(mode?: Mode): RecordPort;
  held(): Held;
  /** Refusals and poor order that the place noticed; a place that can't notice has none. */
  complaints(): readonly string[];
}

export interface PlaceMaker {
  readonly name: string;
  readonly make: () => Place;
}

export const places: readonly PlaceMaker[] = [
  { name: 'memory', make: inMemory },
  { name: 'browser storage', make: inBrowser },
  { name: 'a strict SCORM 1.2 LMS', make: strict12 },
  { name: 'a strict SCORM 2004 LMS', make: strict2004 },
  { name: 'scorm-again as a SCORM 1.2 LMS', make: again12 },
  { name: 'scorm-again as a SCORM 2004 LMS', make: again2004 },
];

export function inMemory(): Place {
  const attempt: Attempt = { values: {} };
  return {
    launch: (mode = 'normal') => memory({ attempt, mode }),
    held: () => heldBy(attempt.values),
    complaints: () => [],
  };
}

export function inBrowser(): Place {
  const storage = mapStorage();
  return {
    launch: () => browserStorage(() => storage, 'course'),
    held: () => heldBy(JSON.parse(storage.getItem('common-ground:course') ?? '{}') as Record<string, unknown>),
    complaints: () => [],
  };
}

/** A storage that lasts as long as the test. */
export function mapStorage(): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
    clear: () => {
      values.clear();
    },
    key: (at) => [...values.keys()][at] ?? null,
    get length() {
      return values.size;
    },
  };
}

function heldBy(values: Readonly<Record<string, unknown>> | object): Held {
  const found = values as Readonly<Record<string, unknown>>;
  const text = (name: string): string => (found[name] === undefined ? '' : String(found[name]));
  return {
    bookmark: text('bookmark'),
    completion: text('completion'),
    progress: text('progress'),
    place: text('place'),
  };
}

function held12(stored: Readonly<Record<string, unknown>>): Held {
  return heldBy({
    bookmark: stored['cmi.suspend_data'],
    completion: stored['cmi.core.lesson_status'],
    progress: stored['cmi.core.score.raw'],
    place: stored['cmi.core.lesson_location'],
  });
}

function held2004(stored: Readonly<Record<string, unknown>>): Held {
  return heldBy({
    bookmark: stored['cmi.suspend_data'],
    completion: stored['cmi.completion_status'],
    progress: stored['cmi.score.raw'],
    place: stored['cmi.location'],
  });
}

export function strict12(options: LmsOptions = {}): Place & { readonly lms: ReturnType<typeof strictLms12> } {
  // The mode is a launch's, the attempt is not: the fake reads it from the options it was given.
  const given: { -readonly [Name in keyof LmsOptions]: LmsOptions[Name] } = { ...options };
  const lms = strictLms12(given);
  return {
    lms,
    launch(mode = options.mode ?? 'normal') {
      given.mode = mode;
      const api = lms.launch();
      return scorm12({ find: () => api, online: () => lms.online });
    },
    held: () => held12(lms.stored()),
    complaints: () => lms.complaints,
  };
}

export function strict2004(options: LmsOptions = {}): Place & { readonly lms: ReturnType<typeof strictLms2004> } {
  const given: { -readonly [Name in keyof LmsOptions]: LmsOptions[Name] } = { ...options };
  const lms = strictLms2004(given);
  return {
    lms,
    launch(mode = options.mode ?? 'normal') {
      given.mode = mode;
      const api = lms.launch();
      return scorm2004({ find: () => api, online: () => lms.online });
    },
    held: () => held2004(lms.stored()),
    complaints: () => lms.complaints,
  };
}

function again12(): Place {
  let stored: Record<string, unknown> = {};
  return {
    launch(mode = 'normal') {
      const api = new Scorm12API({ autocommit: false, logLevel: 5 });
      api.loadFromFlattenedJSON({ ...stored, 'cmi.core.student_id': 'learner-1', 'cmi.core.lesson_mode': mode });
      const store = (): void => void (stored = textsOf(api.getFlattenedCMI()));
      api.on('LMSCommit', store);
      api.on('LMSFinish', store);
      return scorm12({ find: () => api });
    },
    held: () => held12(stored),
    complaints: () => [],
  };
}

function again2004(): Place {
  let stored: Record<string, unknown> = {};
  return {
    launch(mode = 'normal') {
      const api = new Scorm2004API({ autocommit: false, logLevel: 5 });
      api.loadFromFlattenedJSON({ ...stored, 'cmi.learner_id': 'learner-1', 'cmi.mode': mode });
      const store = (): void => void (stored = textsOf(api.getFlattenedCMI()));
      api.on('Commit', store);
      api.on('Terminate', store);
      return scorm2004({ find: () => api });
    },
    held: () => held2004(stored),
    complaints: () => [],
  };
}

/** What a real LMS would store: set texts, not the time of a session that is over nor the library's empty objects. */
function textsOf(model: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(model).filter(
      ([name, value]) =>
        typeof value === 'string' && value !== '' && !name.endsWith('_time') && !name.endsWith('action'),
    ),
  );
}
