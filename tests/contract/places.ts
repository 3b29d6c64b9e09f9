/** Every place that a record can be kept in, in one shape: what the contract suite launches and then looks into. */

import { resolve } from 'node:path';
import { Scorm12API, Scorm2004API } from 'scorm-again';
import { browserStorage } from '../../scorm/adapters/browser';
import { memory, type Attempt } from '../../scorm/adapters/memory';
import { findApi } from '../../scorm/adapters/discover';
import { scorm12 } from '../../scorm/adapters/scorm12';
import { scorm2004 } from '../../scorm/adapters/scorm2004';
import { readProfiles, type Measured } from '../../scorm/package/handover/profiles';
import type { Mode, RecordPort, Values } from '../../src/record/port';
import type { LmsOptions, Quirks } from './strict-lms';
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
  /** Does the next launch after completion begin with an empty attempt? */
  readonly forgetsCompleted?: boolean;
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
  ...profilePlaces(),
];

/** Hands values over in one go. @throws the first refusal, once everything else was handed over. */
export function give(port: RecordPort, values: Values): void {
  const refusals: unknown[] = [];
  for (const step of port.steps(values)) {
    try {
      step();
    } catch (refusal) {
      refusals.push(refusal);
    }
  }
  if (refusals.length > 0) throw refusals[0];
}

/** Every LMS that has a profile, in every standard that it takes, as it was measured. */
function profilePlaces(): readonly PlaceMaker[] {
  return readProfiles(resolve(import.meta.dirname, '../..')).profiles.flatMap(({ title, measured }) => [
    ...(measured.scorm12 ? [{ name: `${title}, SCORM 1.2`, make: asMeasured(strict12, measured.scorm12) }] : []),
    ...(measured.scorm2004 ? [{ name: `${title}, SCORM 2004`, make: asMeasured(strict2004, measured.scorm2004) }] : []),
  ]);
}

/** What it refuses by itself is no complaint. */
function asMeasured(strict: typeof strict12 | typeof strict2004, measured: Measured): () => Place {
  const { splitsText, offersBoth, refuses = [], ...others } = measured;
  const quirks = { ...others, refuses, ...(splitsText && { mangles: splitText }) } as Quirks;
  return () => {
    const place = strict({ quirks, offersBoth: offersBoth ?? false });
    return {
      ...place,
      complaints: () => place.complaints().filter((each) => !refuses.some((name) => each.includes(name))),
      forgetsCompleted: quirks.forgetsCompleted ?? false,
    };
  };
}

/** What translations to AICC do to a text. */
function splitText(value: string): string {
  const [before = ''] = value.split('=');
  return before.replace(/\$\w*/g, '').trim();
}

/** A window with the API of one standard, and the other's as well where both are offered. */
function windowWith(name: 'API' | 'API_1484_11', api: object, offersBoth = false): object {
  const other = { LMSInitialize: () => 'true', Initialize: () => 'true' };
  return { ...(offersBoth && { API: other, API_1484_11: other }), [name]: api };
}

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

/** Beside what an LMS is: does its window offer the other standard's interface too? */
export interface PlaceOptions extends LmsOptions {
  readonly offersBoth?: boolean;
}

export function strict12({ offersBoth, ...options }: PlaceOptions = {}): Place & {
  readonly lms: ReturnType<typeof strictLms12>;
} {
  // The mode is a launch's, the attempt is not: the fake reads it from the options it was given.
  const given: { -readonly [Name in keyof LmsOptions]: LmsOptions[Name] } = { ...options };
  const lms = strictLms12(given);
  return {
    lms,
    launch(mode = options.mode ?? 'normal') {
      given.mode = mode;
      const around = windowWith('API', lms.launch(), offersBoth);
      return scorm12({ find: () => findApi(around, 'API'), online: () => lms.online });
    },
    held: () => held12(lms.stored()),
    complaints: () => lms.complaints,
  };
}

export function strict2004({ offersBoth, ...options }: PlaceOptions = {}): Place & {
  readonly lms: ReturnType<typeof strictLms2004>;
} {
  const given: { -readonly [Name in keyof LmsOptions]: LmsOptions[Name] } = { ...options };
  const lms = strictLms2004(given);
  return {
    lms,
    launch(mode = options.mode ?? 'normal') {
      given.mode = mode;
      const around = windowWith('API_1484_11', lms.launch(), offersBoth);
      return scorm2004({ find: () => findApi(around, 'API_1484_11'), online: () => lms.online });
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
