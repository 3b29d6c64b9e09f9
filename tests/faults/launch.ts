/** A launch in which an LMS does something wrong: both standards, a clock, a device. */
import { scorm12 } from '../../scorm/adapters/scorm12';
import { scorm2004 } from '../../scorm/adapters/scorm2004';
import { openKeeper, type Keeper } from '../../src/record/keeper';
import { memoryStore } from '../../src/record/shadow-stores';
import type { ShadowStore } from '../../src/record/shadow';
import { fakeClock, type FakeClock } from '../contract/fake-clock';
import type { Api, LmsOptions, StrictLms } from '../contract/strict-lms';
import { strictLms12 } from '../contract/strict-lms12';
import { strictLms2004 } from '../contract/strict-lms2004';

export const scorm12Names = {
  adapter: scorm12,
  makeLms: strictLms12,
  prefix: 'LMS',
  finish: 'LMSFinish',
  status: 'cmi.core.lesson_status',
  score: 'cmi.core.score.raw',
  session: 'cmi.core.session_time',
  mode: 'cmi.core.lesson_mode',
  entry: 'cmi.core.entry',
  exit: 'cmi.core.exit',
  place: 'cmi.core.lesson_location',
} as const;

export const scorm2004Names = {
  adapter: scorm2004,
  makeLms: strictLms2004,
  prefix: '',
  finish: 'Terminate',
  status: 'cmi.completion_status',
  score: 'cmi.score.raw',
  session: 'cmi.session_time',
  mode: 'cmi.mode',
  entry: 'cmi.entry',
  exit: 'cmi.exit',
  place: 'cmi.location',
} as const;

/** Both standards: their adapter, their strict LMS, and what each calls the same things. */
export const standards = [scorm12Names, scorm2004Names] as const;
export type Standard = (typeof standards)[number];

type Work = Api[string];

/** Does something else at one verb; `ask` does what the LMS would have done. */
export type Spoil = (verb: string, given: readonly unknown[], ask: () => unknown) => unknown;

/** The same API, spoilt. Verbs come without 1.2's prefix, and `Terminate` is `Finish`. */
export function spoilt(api: Api, spoil: Spoil): Api {
  return Object.fromEntries(
    Object.entries(api).map(([name, work]): [string, Work] => {
      const verb = name.replace(/^LMS/, '').replace('Terminate', 'Finish');
      return [name, (...given) => spoil(verb, given, () => work(...given))];
    }),
  );
}

export interface Launch {
  readonly keeper: Keeper;
  readonly clock: FakeClock;
  /** Another launch of the same attempt on the same device, with no fault unless one is given. */
  again(spoil?: Spoil): Promise<Launch>;
}

/** Opens a record in this LMS, on a device that holds these copies. */
export async function open(
  standard: Standard,
  lms: StrictLms,
  { spoil, online, shadows = memoryStore() }: { spoil?: Spoil; online?: () => boolean; shadows?: ShadowStore } = {},
): Promise<Launch> {
  const clock = fakeClock();
  const api = spoil ? spoilt(lms.launch(), spoil) : lms.launch();
  const port = standard.adapter({ find: () => api, ...(online && { online }) });
  const keeper = openKeeper({ port, clock, course: 'course', shadows });
  await keeper.ready;
  return {
    keeper,
    clock,
    again: (other) => open(standard, lms, { shadows, ...(other && { spoil: other }) }),
  };
}

/** Runs a test in both standards. */
export function inBoth(run: (standard: Standard, make: (options?: LmsOptions) => StrictLms) => Promise<void>) {
  return async (): Promise<void> => {
    for (const standard of standards) await run(standard, standard.makeLms);
  };
}

/** Values of an element in the order in which they were written. */
export function written(lms: StrictLms, element: string): readonly string[] {
  return lms.calls
    .filter(({ verb, given }) => verb.endsWith('SetValue') && given[0] === element)
    .map(({ given }) => String(given[1]));
}

/** How many calls of a verb, by its name without 1.2's prefix. */
export function count(lms: StrictLms, verb: string): number {
  return lms.calls.filter((call) => call.verb.replace(/^LMS/, '').replace('Terminate', 'Finish') === verb).length;
}
