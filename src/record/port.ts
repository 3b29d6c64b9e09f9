/**
 * What a course may ask of wherever attempts are kept. This file imports nothing, and nothing in it knows SCORM.
 *
 * An adapter is thin: it translates these few words into one standard and reports honestly. Order, differences, retry,
 * ratchets and the shadow copy belong to `keeper.ts`, once for all adapters.
 */

/** May this launch be recorded? In `review` and `browse` nothing is written. */
export type Mode = 'normal' | 'review' | 'browse';

/** What the place where attempts are kept knew when it was opened. */
export interface Reading {
  readonly mode: Mode;
  /** Our own text, exactly as it came back; empty when there was none. Not trusted: it may be cut or changed. */
  readonly bookmark: string;
  readonly completion: 'not-started' | 'incomplete' | 'completed';
  /** Whole percent 0–100, when known. */
  readonly progress?: number;
  /** Identifies learner and course for the shadow copy; empty when the learner is not named (a shared PC). Never stored as it is. */
  readonly learner: string;
  /** BCP 47, when the LMS names a preference. */
  readonly locale?: string;
  /** Longest bookmark that may be written, in characters. */
  readonly bookmarkLimit: number;
}

/**
 * One thing more, for an edition that opts in to detail: a decision with the letter that was chosen, or a topic that is complete. Never
 * right or wrong, and never a time of day.
 */
export interface Detail {
  readonly kind: 'decision' | 'topic';
  /** What was decided, or which topic: `[A-Za-z0-9_]`, at most 250 characters. */
  readonly id: string;
  /** Of a decision, the choice's letter. */
  readonly response?: string;
}

/** What may be kept. Only what is given is written; the adapter keeps the order that its standard needs. */
export interface Values {
  /** Whole seconds of this launch so far; at least 1. */
  readonly elapsedSeconds?: number;
  /** Share of the edition completed, whole percent 0–100. */
  readonly progress?: number;
  /** Only characters of `[A-Za-z0-9_.-]`. */
  readonly bookmark?: string;
  /** Where the learner is, for the LMS's own eyes; `[A-Za-z0-9_.-]`, at most 250 characters. */
  readonly place?: string;
  readonly completion?: 'incomplete' | 'completed';
}

/** One call of the place's own, which may hold the page for a while. @throws RecordError on a refusal that matters. */
export type Step = () => void;

/** `confirmed`: the place said yes and can be believed. `accepted`: it said yes, which proves nothing. */
export type Committed = 'confirmed' | 'accepted' | 'failed';

/** A refusal, with the place's own code where it gave one. */
export class RecordError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'RecordError';
    this.code = code;
  }
}

/** One way of keeping attempts. All synchronous: a closing page waits for nothing. */
export interface RecordPort {
  /** `scorm12`, `scorm2004`, `browser`, `memory`: for "technical details" only. */
  readonly kind: string;
  /** Opens the place, once, and reads. @throws RecordError when it cannot be opened. */
  read(): Reading;
  /** What hands values over, in the order that the place needs. Time may pass between two steps, and one that is refused keeps back no other. */
  steps(values: Values): readonly Step[];
  /**
   * What reports a detail: none where there is no room for it. Each step wants the one before it, and every refusal throws. The same
   * detail asked for again is written where it was.
   */
  report?(detail: Detail): readonly Step[];
  commit(): Committed;
  /** Ends this launch, keeping the attempt open for the next. Safe to call twice. */
  finish(): void;
  /** The latest refusal in the place's own words, also one that did not matter: for "technical details" only. */
  refusal?(): string;
}

/** Finds or refuses a place; may be asynchronous, at most ten seconds before the course is shown. */
export type RecordMaker = () => RecordPort | Promise<RecordPort>;
