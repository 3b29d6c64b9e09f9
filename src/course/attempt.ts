/**
 * A learner's attempt: everything that a bookmark keeps, as a value. The functions return a new attempt and lose nothing: the
 * better ending of a visit stands, whatever is tried afterwards.
 */
import type { EndingKind, Role } from '../engine/scenario';

/** One way through a visit: its decisions, one character each. */
export interface Played {
  readonly path: string;
  /** 1 the first time; decides the order in which choices were shown. */
  readonly attempt: number;
  readonly ending?: EndingKind;
}

export interface VisitRecord {
  /** The scenario's revision that the paths belong to. */
  readonly revision: string;
  readonly best?: Played;
  /** Where the learner is, or was last. */
  readonly latest?: Played;
  /** The first debrief screen was seen: with an ending, this is what completion asks. */
  readonly debriefed: boolean;
}

/** "One thing to try this week", made of picks. */
export interface Resolution {
  readonly module: string;
  /** Id of one of the module's commitments. */
  readonly pick: string;
  /** Places in the lists that the plan screen shows. */
  readonly withWhom: number;
  readonly when: number;
  /** Nought to ten. */
  readonly confidence: number;
  /** What came of it, asked at a later launch: place in the list of answers. */
  readonly outcome?: number;
}

export type Screen =
  'meeting' | 'home' | 'page' | 'consultation' | 'debrief' | 'plan' | 'rating' | 'help' | 'exit' | 'about';

/** Where the learner is: the screen and what it shows. `module`, `page`, `person`, `visit` are ids. */
export interface Place {
  readonly screen: Screen;
  readonly module?: string;
  readonly page?: string;
  readonly person?: string;
  readonly visit?: string;
}

export interface Attempt {
  readonly role?: Role;
  /** The language that the learner chose, where it was their own doing. */
  readonly locale?: string;
  /** For the summary that one may bring to a practical session: the room's letter, and four characters by chance. */
  readonly session?: { readonly group?: string; readonly tag: string };
  /** How sure one is of one's own skill, nought to ten: at the start, at the end, and looking back on the start. */
  readonly ratings: { readonly before?: number; readonly after?: number; readonly lookingBack?: number };
  /** By `<person>.<visit>`. */
  readonly visits: Readonly<Record<string, VisitRecord>>;
  /** Ids of pages read, by module. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  readonly resolutions: readonly Resolution[];
  readonly place: Place;
  /** Once true, for ever: completion never goes down. */
  readonly completed: boolean;
}

export const newAttempt: Attempt = {
  ratings: {},
  visits: {},
  pages: {},
  resolutions: [],
  place: { screen: 'meeting' },
  completed: false,
};

export function visitKey(person: string, visit: string): string {
  return `${person}.${visit}`;
}

const worthOf: Record<EndingKind, number> = { poor: 1, mixed: 2, good: 3 };

/** Notes where a visit has got to. The latest path is replaced; the best is kept unless this one ended better. */
export function playVisit(attempt: Attempt, key: string, revision: string, played: Played): Attempt {
  const before = attempt.visits[key];
  const best = betterOf(before?.best, played.ending ? played : undefined);
  const visit: VisitRecord = {
    revision,
    latest: played,
    debriefed: before?.debriefed ?? false,
    ...(best && { best }),
  };
  return { ...attempt, visits: { ...attempt.visits, [key]: visit } };
}

function betterOf(kept: Played | undefined, tried: Played | undefined): Played | undefined {
  if (!kept?.ending || !tried?.ending) return kept ?? tried;
  return worthOf[tried.ending] > worthOf[kept.ending] ? tried : kept;
}

/** The first debrief screen of a visit was seen. Nothing happens when the visit has not come to an ending. */
export function seeDebrief(attempt: Attempt, key: string): Attempt {
  const visit = attempt.visits[key];
  if (!visit?.best) return attempt;
  return { ...attempt, visits: { ...attempt.visits, [key]: { ...visit, debriefed: true } } };
}

export function readPage(attempt: Attempt, module: string, page: string): Attempt {
  const read = attempt.pages[module] ?? [];
  return read.includes(page) ? attempt : { ...attempt, pages: { ...attempt.pages, [module]: [...read, page] } };
}

/** At most six are kept: the oldest one that has been answered goes first, then the oldest. */
export function resolve(attempt: Attempt, resolution: Resolution): Attempt {
  const resolutions = [...attempt.resolutions, resolution];
  if (resolutions.length > 6) {
    const answered = resolutions.findIndex(({ outcome }) => outcome !== undefined);
    resolutions.splice(Math.max(0, answered), 1);
  }
  return { ...attempt, resolutions };
}
