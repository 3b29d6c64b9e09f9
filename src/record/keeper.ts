/**
 * Keeps a course's record in one place, whatever the place does: it decides what is written, when and how often it is tried, and
 * tells honestly how it went. It never throws once it is open, and learning never waits for it.
 *
 * Longer than most files, because every rule about *when* stands here; *what* is in `ledger.ts`, the states are in `life.ts`.
 */

import { initialTransition, transition } from 'xstate';
import type { EventFromLogic } from 'xstate';
import type { Damage } from './envelope';
import { ENVELOPE_LENGTH, openEnvelope } from './envelope';
import { elapsedSeconds, noteSign, startElapsed } from './elapsed';
import type { Kept, Ledger } from './ledger';
import { bookmarkOf, noteKept, outgoing, raiseSequence, settle, startLedger, takeOver, unsettle } from './ledger';
import { life, RETRIES } from './life';
import type { Committed, Reading, RecordPort, Values } from './port';
import { RecordError } from './port';
import type { Shadow, ShadowKey, ShadowStore } from './shadow';
import { isFurther, SHADOW_LIFE, shadowKey } from './shadow';
import type { Windows } from './windows';

/** Decisions that follow one another within a second are sent together. */
const QUIET = 1000;
/** How often time alone is sent while the learner is active. */
const HEARTBEAT = 3 * 60 * 1000;
/** How long the opening may wait for the shadow copy. */
const SHADOW_PATIENCE = 1000;
/** How many handed-over bookmarks a shadow copy remembers. */
const TRAIL_LENGTH = 300;

/** Time and timers, from outside: the app's are the browser's, a test's are its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once after so many milliseconds; returns what cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

/**
 * How the record is doing, for the view:
 * `recording` all is well as far as anyone knows; `retrying` a commit failed and is being tried again, nothing to tell yet;
 * `unsaved` the tries are used up, and one lasting notice is due until it says `recording` again; `preview` nothing is being
 * recorded; `elsewhere` another window of this learner is further on and this one writes nothing more; `left` finished: relaunch.
 */
export type Health = 'recording' | 'retrying' | 'unsaved' | 'preview' | 'elsewhere' | 'left';

/** Something newer than the LMS's own record lies on this device. Until the learner answers, it is used for nothing. */
export interface Offer {
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  /** Goes on from here, and keeps it. Returns the payload. Completion is not restored by this. */
  accept(): string;
  /** Goes on from the LMS's record and forgets this. */
  decline(): void;
}

/** The record of one launch. */
export interface Keeper {
  /** What the place knew when it was opened. */
  readonly reading: Reading;
  /** The course's own text: as it came back whole, or `''`; then as last kept. */
  readonly payload: string;
  /** What was wrong with the bookmark that came back, if anything was. */
  readonly damage: Damage | undefined;
  /** The longest payload that can be held whole. */
  readonly payloadLimit: number;
  readonly health: Health;
  readonly offer: Offer | undefined;
  /** Settled when the device has been asked for a newer copy, after a second at the latest; then `offer` is final. */
  readonly ready: Promise<void>;
  /**
   * Keeps what the course says. Only what is new is sent: at once after a quiet second, at a rise of progress and at completion; else
   * at the end of the second. A payload that can't be held whole is refused, the one before it stands, and health is `unsaved`.
   * A payload kept while an offer stands declines it. After `leave` it goes to the shadow copy alone.
   */
  keep(kept: Kept): void;
  /** The learner is there: a key, a pointer. Without it a page read for more than five minutes counts as five. */
  stir(): void;
  /** Sends now what waits: when the page is hidden or the network is back. */
  flush(): void;
  /** Sends what waits and finishes, once; says the same again when called again. `failed`: say that the last part may be lost. */
  leave(): Committed;
  /** Hears of every change of `health` and `offer`. Returns what stops it. */
  subscribe(listen: () => void): () => void;
  /** For "technical details" on a screen: nothing in it names the learner or a choice. */
  technical(): Readonly<Record<string, string | number>>;
}

export interface KeeperOptions {
  readonly port: RecordPort;
  readonly clock: Clock;
  /** Stable across versions of the course: part of the shadow copy's key. */
  readonly course: string;
  readonly shadows?: ShadowStore | Promise<ShadowStore>;
  /** Opens the channel to the same learner's other windows. */
  readonly windows?: (key: ShadowKey) => Windows;
  /** Longest bookmark, in characters, where it should be less than the place allows. */
  readonly limit?: number;
}

type LifeEvent = EventFromLogic<typeof life>;

/**
 * Opens the record: reads, says that the attempt has begun, commits. In review and browse mode it reads and then writes nothing,
 * here or on the device.
 *
 * @throws RecordError when the place can't be opened.
 */
export function openKeeper({ port, clock, course, shadows, windows, limit = Infinity }: KeeperOptions): Keeper {
  let [now] = initialTransition(life);
  const step = (event: LifeEvent): void => {
    [now] = transition(life, now, event);
  };

  step({ type: 'open' });
  const reading = readOrRefuse(port);
  const opened = openEnvelope(reading.bookmark);
  const whole = 'damage' in opened ? undefined : opened;
  const recorded = reading.mode === 'normal';
  const payloadLimit = Math.max(0, Math.min(limit, reading.bookmarkLimit) - ENVELOPE_LENGTH);

  let ledger = startLedger(reading, opened.sequence ?? 0, whole?.payload ?? '');
  let elapsed = startElapsed(clock.now());
  let secondsSent = 0;
  let commits = 0;
  let refusal = '';

  let quietEnds: (() => void) | undefined;
  let retryComes: (() => void) | undefined;
  let heartbeat: (() => void) | undefined;
  let left: Committed | undefined;
  let elsewhere = false;

  const key = recorded ? shadowKey(reading.learner, course) : undefined;
  const others = key && windows?.(key);
  let store: ShadowStore | undefined;
  let looked = false;
  let offer: Offer | undefined;
  let trail: readonly string[] = [whole?.checksum ?? ''];

  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listen of listeners) listen();
  };

  function health(): Health {
    if (!recorded) return left ? 'left' : 'preview';
    if (left) return 'left';
    if (elsewhere) return 'elsewhere';
    if (ledger.refused || now.context.failures > RETRIES.length) return 'unsaved';
    return now.matches('degraded') ? 'retrying' : 'recording';
  }

  /** Hands over what is unsent and commits; a failure is noted, never thrown. */
  function send(landmark: boolean): Committed {
    const values = outgoing(ledger, elapsedSeconds(elapsed, clock.now()), landmark);
    const outcome = handOver(values);
    commits += 1;
    secondsSent = values.elapsedSeconds ?? secondsSent;
    step({ type: outcome === 'failed' ? 'failed' : 'committed' });
    if (values.bookmark !== undefined) noteTrail(values.bookmark);
    ledger = outcome === 'failed' ? unsettle(ledger) : settle(ledger, values);
    if (outcome === 'confirmed') dropShadow();
    else if (outcome === 'failed') keepShadow();
    planRetry();
    others?.say(ledger.sequence);
    tell();
    return outcome;
  }

  function handOver(values: Values): Committed {
    try {
      port.write(values);
      return port.commit();
    } catch (error) {
      refusal = describe(error);
      return 'failed';
    }
  }

  function planRetry(): void {
    retryComes?.();
    retryComes = undefined;
    if (!now.matches('degraded')) return;
    const delay = RETRIES[now.context.failures - 1];
    if (delay === undefined) return;
    retryComes = clock.after(delay, () => {
      retryComes = undefined;
      send(false);
    });
  }

  /** Opens a second in which what is kept waits for its end. */
  function startSecond(): void {
    quietEnds?.();
    quietEnds = clock.after(QUIET, () => {
      quietEnds = undefined;
      if (!waiting() || retryComes) return;
      send(false);
      startSecond();
    });
  }

  function beat(): void {
    heartbeat = clock.after(HEARTBEAT, () => {
      if (waiting() || hasNewTime()) send(false);
      beat();
    });
  }

  function waiting(): boolean {
    return [...ledger.unsent].some((part) => part !== 'place' || !ledger.placed);
  }

  function hasNewTime(): boolean {
    return elapsedSeconds(elapsed, clock.now()) > secondsSent;
  }

  function writable(): boolean {
    return recorded && !elsewhere && left === undefined;
  }

  function stopTimers(): void {
    for (const cancel of [quietEnds, retryComes, heartbeat]) cancel?.();
    quietEnds = retryComes = heartbeat = undefined;
  }

  function noteTrail(bookmark: string): void {
    const handed = openEnvelope(bookmark);
    if ('damage' in handed) return;
    const [base = '', ...rest] = trail;
    trail = [base, ...rest.slice(1 - TRAIL_LENGTH), handed.checksum];
  }

  function keepShadow(): void {
    if (!key || !looked || ledger.payload === '') return;
    void store?.keep(key, { bookmark: bookmarkOf(ledger), trail, keptAt: clock.now() });
  }

  function dropShadow(): void {
    if (key && looked && !offer) void store?.drop(key);
  }

  async function lookForShadow(): Promise<void> {
    store = await shadows;
    if (!key || !store) return;
    void store.dropBefore(clock.now() - SHADOW_LIFE);
    const shadow = await store.read(key);
    if (looked) return;
    looked = true;
    if (shadow) weigh(shadow);
    if (ledger.unsent.has('bookmark')) keepShadow();
  }

  function weigh(shadow: Shadow): void {
    const copy = openEnvelope(shadow.bookmark);
    const untouched = ledger.payload === (whole?.payload ?? '') && left === undefined;
    if ('damage' in copy || !untouched || !isFurther(shadow, opened, clock.now())) {
      dropShadow();
      return;
    }
    ledger = raiseSequence(ledger, copy.sequence);
    offer = {
      payload: copy.payload,
      keptAt: shadow.keptAt,
      accept() {
        if (!offer) return ledger.payload;
        offer = undefined;
        ledger = takeOver(ledger, copy.payload, copy.sequence);
        keepShadow();
        if (writable()) send(true);
        return copy.payload;
      },
      decline() {
        if (!offer) return;
        offer = undefined;
        dropShadow();
        tell();
      },
    };
    tell();
  }

  function waitForShadow(): Promise<void> {
    return new Promise((resolve) => {
      if (!key || !shadows) {
        resolve();
        return;
      }
      const cancel = clock.after(SHADOW_PATIENCE, () => {
        looked = true;
        resolve();
      });
      const done = (): void => {
        cancel();
        resolve();
      };
      lookForShadow().then(done, done);
    });
  }

  function keep(kept: Kept): void {
    if (!recorded || elsewhere) return;
    elapsed = noteSign(elapsed, clock.now());
    const before = ledger;
    ledger = noteKept(ledger, kept, payloadLimit);
    if (ledger === before) return;
    if (ledger.sequence > before.sequence) {
      offer = undefined;
      keepShadow();
    }
    if (ledger.refused !== before.refused) tell();
    if (left === undefined) sendInTime(before);
  }

  function sendInTime(before: Ledger): void {
    const landmark = ledger.progress > before.progress || ledger.completed !== before.completed;
    if (!landmark && (quietEnds || retryComes || !waiting())) return;
    send(landmark);
    startSecond();
  }

  function leave(): Committed {
    if (left !== undefined) return left;
    elapsed = noteSign(elapsed, clock.now());
    stopTimers();
    step({ type: 'leave' });
    const outcome = writable() ? send(true) : 'accepted';
    left = outcome;
    try {
      port.finish();
    } catch (error) {
      refusal = describe(error);
    }
    step({ type: 'finished' });
    others?.close();
    tell();
    return outcome;
  }

  step({ type: 'opened' });
  others?.hear((sequence) => {
    if (!writable()) return;
    if (sequence < ledger.sequence) others.say(ledger.sequence);
    if (sequence <= ledger.sequence) return;
    elsewhere = true;
    stopTimers();
    tell();
  });
  if (recorded) {
    send(false);
    beat();
  }
  const ready = waitForShadow();

  return {
    reading,
    get payload() {
      return ledger.payload;
    },
    damage: 'damage' in opened ? opened.damage : undefined,
    payloadLimit,
    get health() {
      return health();
    },
    get offer() {
      return offer;
    },
    ready,
    keep,
    stir() {
      elapsed = noteSign(elapsed, clock.now());
    },
    flush() {
      if (writable() && (ledger.unsent.size > 0 || hasNewTime())) send(false);
    },
    leave,
    subscribe(listen) {
      listeners.add(listen);
      return () => {
        listeners.delete(listen);
      };
    },
    technical: () => ({
      place: port.kind,
      mode: reading.mode,
      health: health(),
      state: String(now.value),
      opened: 'damage' in opened ? opened.damage : opened.payload === '' ? 'empty' : 'whole',
      sequence: ledger.sequence,
      payload: `${String(ledger.payload.length)} / ${String(payloadLimit)}`,
      commits,
      failures: now.context.failures,
      refusal: refusal || (port.refusal?.() ?? ''),
      seconds: elapsedSeconds(elapsed, clock.now()),
      device: store?.kind ?? 'none',
    }),
  };
}

/** An adapter should refuse with a RecordError; whatever else it throws is made one. */
function readOrRefuse(port: RecordPort): Reading {
  try {
    return port.read();
  } catch (error) {
    throw error instanceof RecordError ? error : new RecordError('unreadable', describe(error));
  }
}

function describe(error: unknown): string {
  if (error instanceof RecordError) return `${error.code} ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
