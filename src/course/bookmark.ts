/**
 * An attempt as text: what the record keeps. Only `[A-Za-z0-9_.-]`, one character a decision, so that the whole course fits the
 * smallest LMS.
 *
 * Sections are joined by `.` and begin with a letter; fields in them are joined by `_` (ids have neither). People stand by their ids,
 * modules and pages by what is short for them. A section that this version does not know is passed over, a field that is damaged
 * loses only its own section.
 */
import {
  newAttempt,
  visitKey,
  type Attempt,
  type Place,
  type Played,
  type Resolution,
  type Screen,
  type VisitRecord,
} from './attempt';
import type { CoursePackage, ModuleSummary } from './course';
import { shortOf, shortsIn } from './short';
import type { EndingKind, Role } from '../engine/scenario';

const endings: readonly EndingKind[] = ['good', 'mixed', 'poor'];
const screens: readonly Screen[] = [
  'meeting',
  'home',
  'page',
  'consultation',
  'debrief',
  'plan',
  'rating',
  'help',
  'exit',
  'about',
];
/** The format of what follows; a reader of another format starts afresh. */
const FORMAT = '1';

/** How much detail a bookmark carries; each step drops one more thing, and completion, ratings and plans are never dropped. */
interface Detail {
  readonly otherPaths: boolean;
  readonly pages: boolean;
  readonly bestPaths: boolean;
}
const details: readonly Detail[] = [
  { otherPaths: true, pages: true, bestPaths: true },
  { otherPaths: false, pages: true, bestPaths: true },
  { otherPaths: false, pages: false, bestPaths: true },
  { otherPaths: false, pages: false, bestPaths: false },
];

/**
 * Writes an attempt, with as much detail as fits.
 *
 * @param limit most characters. Dropped first are ways through a visit that are not its best, then page marks, then the best ways
 *   through finished visits.
 */
export function writeBookmark(attempt: Attempt, course: CoursePackage, limit: number): string {
  const all = details.map((detail) => write(attempt, course, detail));
  return all.find((text) => text.length <= limit) ?? all.at(-1) ?? FORMAT;
}

function write(attempt: Attempt, course: CoursePackage, detail: Detail): string {
  const { ratings, role, session, locale } = attempt;
  return [
    FORMAT,
    ...(attempt.completed ? ['z'] : []),
    ...(role ? [`r${role}`] : []),
    ...(locale !== undefined ? [`l${locale}`] : []),
    ...(session ? [`g${session.tag}${session.group ?? ''}`] : []),
    ...(Object.keys(ratings).length > 0
      ? [`q${[ratings.before, ratings.after, ratings.lookingBack].map(digit).join('')}`]
      : []),
    ...attempt.resolutions.map(
      ({ module, pick, withWhom, when, confidence, outcome }) =>
        `c${shortOf(module)}_${pick}_${[withWhom, when, confidence, outcome].map(digit).join('')}`,
    ),
    `s${screens.indexOf(attempt.place.screen).toString(36)}${placeFields(attempt.place)}`,
    ...Object.entries(attempt.visits).flatMap(([key, visit]) => writeVisit(key, visit, course, detail)),
    ...(detail.pages
      ? Object.entries(attempt.pages).flatMap(([module, pages]) => writePages(module, pages, course))
      : []),
  ].join('.');
}

function placeFields({ module, page, person, visit }: Place): string {
  return [module && shortOf(module), page && shortOf(page), person, visit]
    .map((field) => `_${field ?? ''}`)
    .join('')
    .replace(/_+$/, '');
}

function writeVisit(
  key: string,
  { revision, best, latest, debriefed }: VisitRecord,
  course: CoursePackage,
  detail: Detail,
): string[] {
  const [person = '', visit = ''] = key.split('.');
  const number = visitsOf(course, person).indexOf(visit);
  if (number < 0) return [];
  const isSame = latest && best && latest.path === best.path && latest.attempt === best.attempt;
  const keepsLatest = latest && !isSame && (detail.otherPaths || !best);
  const fields = [
    `v${person}`,
    `${digit(number)}${debriefed ? 'd' : 'n'}${revision}`,
    best ? writePlayed(best, detail.bestPaths) : '',
    keepsLatest ? writePlayed(latest, true) : '',
  ];
  return [fields.join('_').replace(/_+$/, '')];
}

/** Attempt number, ending (`-` for none yet) and path; a path that was dropped leaves the ending standing. */
function writePlayed({ path, attempt, ending }: Played, withPath: boolean): string {
  return `${digit(Math.min(35, attempt))}${ending?.[0] ?? '-'}${withPath ? path : ''}`;
}

function writePages(module: string, pages: readonly string[], course: CoursePackage): string[] {
  const read = pagesOf(lessonsOf(course).find(({ id }) => id === module)).filter((page) => pages.includes(page));
  return read.length === 0 ? [] : [`p${shortOf(module)}_${read.map(shortOf).join('')}`];
}

/** One character, base 36; `-` for nothing. */
function digit(number: number | undefined): string {
  return number === undefined ? '-' : number.toString(36);
}

function numberFrom(letter: string | undefined): number | undefined {
  return letter !== undefined && /^[0-9a-z]$/.test(letter) ? parseInt(letter, 36) : undefined;
}

/**
 * Reads what `writeBookmark` wrote, in this version of the course or an earlier one. Never throws: what cannot be read is left out.
 */
export function readBookmark(text: string, course: CoursePackage): Attempt {
  const [format, ...sections] = text.split('.');
  return format === FORMAT
    ? sections.reduce((attempt, section) => readSection(attempt, section, course), newAttempt)
    : newAttempt;
}

function readSection(attempt: Attempt, section: string, course: CoursePackage): Attempt {
  const fields = section.slice(1).split('_');
  switch (section[0]) {
    case 'z':
      return section === 'z' ? { ...attempt, completed: true } : attempt;
    case 'r':
      return isRole(fields[0], course) ? { ...attempt, role: fields[0] } : attempt;
    case 'l':
      return course.locales.includes(section.slice(1)) ? { ...attempt, locale: section.slice(1) } : attempt;
    case 'g':
      return { ...attempt, ...readSession(section.slice(1)) };
    case 'q':
      return { ...attempt, ratings: readRatings(section.slice(1)) };
    case 'c':
      return readResolution(attempt, fields, course);
    case 's':
      return { ...attempt, place: readPlace(fields, course) };
    case 'v':
      return readVisit(attempt, fields, course);
    case 'p':
      return readPages(attempt, fields, course);
    default:
      return attempt;
  }
}

function isRole(text: string | undefined, course: CoursePackage): text is Role {
  return text !== undefined && Object.hasOwn(Object.values(course.text)[0]?.roles ?? {}, text);
}

function readSession(text: string): Pick<Attempt, 'session'> {
  const [, tag, group] = /^([0-9a-z]{4})([a-z]?)$/.exec(text) ?? [];
  return tag === undefined ? {} : { session: { tag, ...(group && { group }) } };
}

function readRatings(text: string): Attempt['ratings'] {
  const [before, after, lookingBack] = [...text].map((letter) => {
    const number = numberFrom(letter);
    return number !== undefined && number <= 10 ? number : undefined;
  });
  return {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(lookingBack !== undefined && { lookingBack }),
  };
}

function readResolution(
  attempt: Attempt,
  [short = '', pick = '', picks = '']: readonly string[],
  course: CoursePackage,
): Attempt {
  const [withWhom, when, confidence, outcome] = [...picks].map(numberFrom);
  const module = lessonShort(short, course)?.id;
  if (module === undefined || !/^[0-9a-z-]+$/.test(pick)) return attempt;
  if (withWhom === undefined || when === undefined || confidence === undefined || confidence > 10) return attempt;
  const resolution: Resolution = {
    module,
    pick,
    withWhom,
    when,
    confidence,
    ...(outcome !== undefined && { outcome }),
  };
  return attempt.resolutions.length < 6 ? { ...attempt, resolutions: [...attempt.resolutions, resolution] } : attempt;
}

/** A place that this package does not have becomes home. */
function readPlace([number, shortModule, shortPage, person, visit]: readonly string[], course: CoursePackage): Place {
  const screen = screens[numberFrom(number) ?? -1];
  if (!screen) return newAttempt.place;
  const lesson = lessonShort(shortModule, course);
  const module = lesson?.id;
  const page = pagesOf(lesson).find((each) => shortOf(each) === shortPage);
  const isThere =
    (!shortModule || module) &&
    (!shortPage || page) &&
    (!person || isPerson(person, course)) &&
    (!visit || visitsOf(course, person ?? '').includes(visit));
  if (!isThere) return { screen: 'home' };
  return {
    screen,
    ...(module && { module }),
    ...(page && { page }),
    ...(person && { person }),
    ...(visit && { visit }),
  };
}

function readVisit(
  attempt: Attempt,
  [person = '', head = '', bestText = '', latestText = '']: readonly string[],
  course: CoursePackage,
): Attempt {
  const visit = visitsOf(course, person)[numberFrom(head[0]) ?? -1];
  const best = readPlayed(bestText);
  const latest = readPlayed(latestText) ?? best;
  if (visit === undefined || !/^.[dn][0-9a-z]{4}$/.test(head) || (!best && !latest)) return attempt;
  const record: VisitRecord = {
    revision: head.slice(2),
    debriefed: head[1] === 'd' && best?.ending !== undefined,
    ...(best?.ending && { best }),
    ...(latest && { latest }),
  };
  return { ...attempt, visits: { ...attempt.visits, [visitKey(person, visit)]: record } };
}

function readPlayed(text: string): Played | undefined {
  const [, attempt, letter, path] = /^([1-9a-z])([gmp-])([a-x]*)$/.exec(text) ?? [];
  if (attempt === undefined || path === undefined) return undefined;
  const ending = endings.find((kind) => kind.startsWith(letter ?? ''));
  return { attempt: numberFrom(attempt) ?? 1, path, ...(ending && { ending }) };
}

function readPages(attempt: Attempt, [short, marks = '']: readonly string[], course: CoursePackage): Attempt {
  const lesson = lessonShort(short, course);
  const read = shortsIn(marks);
  const pages = pagesOf(lesson).filter((page) => read.includes(shortOf(page)));
  return !lesson || pages.length === 0 ? attempt : { ...attempt, pages: { ...attempt.pages, [lesson.id]: pages } };
}

function isPerson(person: string, course: CoursePackage): boolean {
  return Object.values(course.text)[0]?.people.some(({ id }) => id === person) ?? false;
}

/** Visits of a person in the order of time; a new one goes to the end, so a place in this list is for ever. */
function visitsOf(course: CoursePackage, person: string): readonly string[] {
  return (
    Object.values(course.text)[0]
      ?.people.find(({ id }) => id === person)
      ?.visits.map(({ id }) => id) ?? []
  );
}

type Lesson = Pick<ModuleSummary, 'id' | 'pages'>;

function lessonShort(short: string | undefined, course: CoursePackage): Lesson | undefined {
  return lessonsOf(course).find(({ id }) => shortOf(id) === short);
}

function pagesOf(lesson: Lesson | undefined): readonly string[] {
  return lesson?.pages.map(({ id }) => id) ?? [];
}

/** The topics, and the pages around the course. */
function lessonsOf(course: CoursePackage): readonly Lesson[] {
  const text = Object.values(course.text)[0];
  return text ? [...text.modules, ...(text.shelf ? [text.shelf] : [])] : [];
}
