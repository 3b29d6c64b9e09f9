/** Picks the record by the package's own standard, and opens it. Where there is none the course runs all the same, and says so. */
import { browserStorage } from '../../scorm/adapters/browser';
import { findApi, type ApiName } from '../../scorm/adapters/discover';
import { scorm12 } from '../../scorm/adapters/scorm12';
import { scorm2004 } from '../../scorm/adapters/scorm2004';
import type { CoursePackage } from '../course/course';
import type { Clock } from '../record/clock';
import { openKeeper, type Keeper } from '../record/keeper';
import { RecordError, type RecordPort } from '../record/port';
import { openShadowStore, type Places } from '../record/shadow-stores';
import { otherWindows } from '../record/windows';

export interface OpenedRecord {
  readonly where: 'lms' | 'browser' | 'none';
  readonly keeper: Keeper | undefined;
  /** Why there is none, for "technical details". */
  readonly refusal?: string;
}

/** Longest bookmark that is ever written, in characters: some LMSs keep less than the 4,096 that they should. */
const BUDGET = 3500;

/** How long an API may take to appear in the windows around us, in milliseconds; most are there at once. */
const PATIENCE = 3000;
const PAUSE = 150;

const clock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

export async function openRecord(course: CoursePackage): Promise<OpenedRecord> {
  const where = course.standard === 'web' ? 'browser' : 'lms';
  try {
    const keeper = openKeeper({
      port: await portFor(course),
      clock,
      course: nameOf(course),
      limit: BUDGET,
      shadows: openShadowStore(places()),
      windows: (key) => otherWindows(key, openChannel()),
    });
    return { where, keeper };
  } catch (error) {
    // None, refused or unreadable: the learner is told that nothing is being recorded, and learns all the same.
    const refusal = error instanceof RecordError ? `${error.code} ${error.message}` : String(error);
    return { where: 'none', keeper: undefined, refusal };
  }
}

/** Two organisations' packages of one edition may lie on one server: they are two courses. */
function nameOf({ edition, text }: CoursePackage): string {
  const overlay = Object.values(text)[0]?.overlay.id ?? 'core';
  return overlay === 'core' ? edition : `${overlay}.${edition}`;
}

/** @throws RecordError when there is no LMS. */
async function portFor(course: CoursePackage): Promise<RecordPort> {
  if (course.standard === 'web') return browserStorage(() => window.localStorage, nameOf(course));
  const name: ApiName = course.standard === 'scorm12' ? 'API' : 'API_1484_11';
  if (!(await waitForApi(name)))
    throw new RecordError('no-api', `There is no ${name} in the windows around this page.`);
  const options = {
    find: () => findApi(window, name),
    online: () => navigator.onLine,
    detailed: course.record === 'detailed',
  };
  return course.standard === 'scorm12' ? scorm12(options) : scorm2004(options);
}

/** A page that stands alone has nowhere for an API to appear. */
async function waitForApi(name: ApiName): Promise<boolean> {
  const alone = window.parent === window && !window.opener;
  const end = Date.now() + (alone ? 0 : PATIENCE);
  for (;;) {
    if (findApi(window, name) !== undefined) return true;
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Looking at storage may already throw, where a browser forbids it. */
function places(): Places {
  const found: { -readonly [Place in keyof Places]: Places[Place] } = {};
  try {
    found.indexedDB = window.indexedDB;
  } catch {
    // Not allowed here.
  }
  try {
    found.localStorage = window.localStorage;
  } catch {
    // Not allowed here.
  }
  return found;
}

function openChannel(): ((name: string) => BroadcastChannel) | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : (name) => new BroadcastChannel(name);
}
