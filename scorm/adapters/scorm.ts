/**
 * The record in a SCORM LMS; what the two standards call and spell otherwise is a dialect. Private by default: interactions and objectives
 * are for an edition that opts in.
 */

import type { Committed, Reading, RecordPort, Step, Values } from '../../src/record/port';
import { RecordError } from '../../src/record/port';
import type { Lms, Verbs } from './api';
import { openLms } from './api';
import type { DetailNames } from './details';
import { detailsOf } from './details';
import { optional, setting, stepsFor, succeeds, trying, tryTo } from './steps';
import { completionOf, localeOf, modeOf, percentOf } from './values';

export interface ScormOptions {
  /** Finds the LMS's API; asked a second time if the first one begins to throw. */
  readonly find: () => unknown;
  /** Is there a network, as far as the browser knows? Some LMSs answer "true" to a commit without one. */
  readonly online?: () => boolean;
  /** Longest bookmark, where the profile knows less than the standard allows. */
  readonly bookmarkLimit?: number;
  /** Decisions and topics are reported too. Without it neither is even asked about. */
  readonly detailed?: boolean;
}

/** An element and what is written into it. */
export type Said = readonly [element: string, value: string];

/** What a standard calls things, and how it spells them. */
export interface Dialect {
  readonly kind: RecordPort['kind'];
  readonly verbs: Verbs;
  /** Characters of a bookmark that every LMS must hold. */
  readonly bookmarkLimit: number;
  /** Errors that say no more than that an element is empty. */
  readonly unset: readonly string[];
  readonly elements: Readonly<
    Record<'status' | 'mode' | 'learner' | 'language' | 'time' | 'place' | 'score' | 'exit', string>
  >;
  readonly details: DetailNames;
  /** Of a launch, in seconds. */
  readonly spellTime: (seconds: number) => string;
  /** What is said with a percentage, for LMSs that grade by something else. */
  readonly withScore: (progress: number) => readonly Said[];
  readonly withCompletion: readonly Said[];
  readonly withFinish: readonly Said[];
  /** Whether a value that a failed commit may have lost is sent so that it looks changed. */
  readonly isRespelt: boolean;
}

interface Handed {
  readonly raw?: string;
  readonly completion?: 'incomplete' | 'completed';
}

/** A record in the LMS whose API `find` finds. Nothing is touched before `read`. */
export function scormRecord(dialect: Dialect, options: ScormOptions): RecordPort {
  const { kind, elements, isRespelt } = dialect;
  const limit = options.bookmarkLimit ?? dialect.bookmarkLimit;
  let lms: Lms | undefined;
  let recorded = false;
  let finished = false;
  let suspended = false;
  let bounds: readonly string[] = [];
  let report: ReturnType<typeof detailsOf> | undefined;
  /** Spelt values since the last good commit, and those of a commit that failed: see `respell`. */
  let handed: Handed = {};
  let doubted: Handed = {};

  return {
    kind,

    read(): Reading {
      lms ??= openLms(options.find, dialect.verbs);
      openSession(lms, elements.status);
      const mode = modeOf(optional(lms, elements.mode));
      recorded = mode === 'normal';
      const score = percentOf(optional(lms, `${elements.score}.raw`));
      const offered = optional(lms, `${elements.score}._children`)
        .split(',')
        .map((child) => child.trim());
      bounds = score.progress === undefined ? offered : [];
      if (options.detailed && recorded) report = detailsOf(lms, dialect.details);
      return {
        mode,
        completion: completionOf(lms.get(elements.status, dialect.unset)),
        bookmark: lms.get('cmi.suspend_data', dialect.unset),
        learner: optional(lms, elements.learner),
        bookmarkLimit: limit,
        ...score,
        ...localeOf(optional(lms, elements.language)),
      };
    },

    steps({ elapsedSeconds, progress, bookmark, place, completion }: Values): readonly Step[] {
      if (!lms || !recorded || finished) return [];
      const session = lms;
      return [
        ...stepsFor(elapsedSeconds, (seconds) => [trying(setting(session, elements.time, dialect.spellTime(seconds)))]),
        ...stepsFor(progress, (percent) => scoreSteps(session, percent)),
        ...stepsFor(bookmark, (text) => [
          () => {
            requireLength(text, limit);
            session.set('cmi.suspend_data', text);
          },
        ]),
        ...stepsFor(place, (name) => [trying(setting(session, elements.place, name))]),
        ...stepsFor(completion, (status) => statusSteps(session, status)),
        ...(suspended ? [] : [() => void (suspended = tryTo(setting(session, elements.exit, 'suspend')))]),
      ];
    },

    report: (detail) => report?.(detail) ?? [],

    commit() {
      if (!lms || !recorded || finished) return 'accepted';
      const outcome = commitTo(lms, options);
      doubted = outcome === 'failed' ? { ...doubted, ...handed } : {};
      handed = {};
      return outcome;
    },

    finish(): void {
      if (!lms || finished) return;
      finished = true;
      if (recorded) for (const step of tried(lms, dialect.withFinish)) step();
      lms.finish();
    },

    refusal: () => lms?.refusal ?? '',
  };

  /** Some LMSs show a grade only with its bounds, others refuse them: they are sent once, where they are listed. */
  function scoreSteps(session: Lms, progress: number): readonly Step[] {
    const raw = isRespelt ? respell(progress, doubted.raw) : String(progress);
    const ends = (
      [
        ['min', '0'],
        ['max', '100'],
      ] as const
    ).filter(([bound]) => bounds.includes(bound));
    return [
      ...tried(
        session,
        ends.map(([bound, value]) => [`${elements.score}.${bound}`, value]),
      ),
      ...tried(session, dialect.withScore(progress)),
      () => {
        session.set(`${elements.score}.raw`, raw);
        bounds = [];
        handed = { ...handed, raw };
      },
    ];
  }

  /**
   * After a failed commit some LMSs believe that they have stored a status, and send it again only when it has changed: so it is
   * changed, committed, and changed back.
   */
  function statusSteps(session: Lms, completion: 'incomplete' | 'completed'): readonly Step[] {
    const isDoubted = isRespelt && completion === 'completed' && doubted.completion === 'completed';
    return [
      ...(isDoubted
        ? [trying(setting(session, elements.status, 'incomplete')), trying(() => void session.commit())]
        : []),
      () => {
        session.set(elements.status, completion);
        handed = { ...handed, completion };
      },
      ...(completion === 'completed' ? tried(session, dialect.withCompletion) : []),
    ];
  }
}

function tried(lms: Lms, said: readonly Said[]): readonly Step[] {
  return said.map(([element, value]) => trying(setting(lms, element, value)));
}

/** The same number in the other spelling, when an LMS may wrongly believe that it has stored this one. */
function respell(progress: number, doubtedRaw: string | undefined): string {
  const plain = String(progress);
  return plain === doubtedRaw ? `${plain}.0` : plain;
}

/**
 * Initialises, or adopts a session that is already open: a reloaded frame is often told "already initialised".
 *
 * @throws RecordError when neither works.
 */
function openSession(lms: Lms, statusElement: string): void {
  if (succeeds(() => lms.initialize())) return;
  const adopted = succeeds(() => lms.get(statusElement) !== '');
  if (!adopted) throw new RecordError('not-opened', lms.refusal || 'The LMS did not open a session.');
}

/** @throws RecordError `too-long`: an LMS may cut what it can't hold and say nothing. */
function requireLength(bookmark: string, limit: number): void {
  if (bookmark.length > limit) {
    throw new RecordError(
      'too-long',
      `A bookmark of ${String(bookmark.length)} does not fit into ${String(limit)} characters.`,
    );
  }
}

/** "True" without a network proves the contrary; with one it proves nothing, as long as no launch has read it back. */
function commitTo(lms: Lms, { online = () => true }: ScormOptions): Committed {
  const said = succeeds(() => lms.commit());
  return said && online() ? 'accepted' : 'failed';
}
