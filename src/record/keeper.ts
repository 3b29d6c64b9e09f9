/**
 * Keeps a course's record in one place, whatever the place does: it decides what is written, when and how often it is tried, and
 * tells honestly how it went. It never throws once it is open, and learning never waits for it.
 *
 * Longer than most files, because every rule about *when* stands here; *what* is in `ledger.ts`, the states are in `life.ts`.
 */

import { initialTransition, transition } from 'xstate';
import type { EventFromLogic } from 'xstate';
import type { Clock } from './clock';
import type { DeviceCopy, Found } from './device-copy';
import { deviceCopy } from './device-copy';
import { elapsedSeconds, noteSign, startElapsed } from './elapsed';
import type { Damage } from './envelope';
import { ENVELOPE_LENGTH, openEnvelope } from './envelope';
import type { Kept, Ledger } from './ledger';
import { bookmarkOf, isWaiting, noteKept, outgoing, raiseSequence } from './ledger';
import { settle, startLedger, takeOver, unsettle } from './ledger';
import { life, RETRIES } from './life';
import type { Committed, Reading, RecordPort, Step } from './port';
import { RecordError } from './port';
import { startReporting } from './reporting';
import { startRhythm } from './rhythm';
import type { ShadowKey, ShadowStore } from './shadow';
import { shadowKey } from './shadow';
import type { Windows } from './windows';

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
  /** Goes on from here, and keeps it. Returns the payload. Completion is the course's to say, once more. */
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
   * Keeps what the course says. Only what is new is sent, and only once the screen it led to can be seen: at once after a quiet second,
   * at a rise of progress and at completion; else at the end of the second. A payload that can't be held whole is refused, the one
   * before it stands, and health is `unsaved`. A payload kept while an offer stands declines it. After `leave` it goes to the shadow copy alone.
   */
  keep(kept: Kept): void;
  /** The learner is there: a key, a pointer. Without it a page read for more than five minutes counts as five. */
  stir(): void;
  /** Sends what waits in one go: the page is hidden, and may not come back. */
  flush(): void;
  /** Sends what waits: the network is back. */
  resume(): void;
  /**
   * Sends what waits and finishes, once; where another window is further on, neither. Says the same again when called again. `failed`:
   * say that the last part may be lost.
   */
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
type Sending = Generator<void, Committed, void>;

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
  step({ type: 'opened' });
  const recorded = reading.mode === 'normal';
  const opened = openEnvelope(reading.bookmark);
  const payloadLimit = Math.max(0, Math.min(limit, reading.bookmarkLimit) - ENVELOPE_LENGTH);

  let ledger = startLedger(reading, opened.sequence ?? 0, 'damage' in opened ? '' : opened.payload);
  /** The ledger as it was after the last sending: the same one means that nothing was kept since. */
  let handed = ledger;
  /** A sending that is under way, a step at a time. */
  let sending: Sending | undefined;
  let elapsed = startElapsed(clock.now());
  let secondsSent = 0;
  let commits = 0;
  let refusal = '';
  let left: Committed | undefined;
  let elsewhere = false;
  let offer: Offer | undefined;

  const key = recorded ? shadowKey(reading.learner, course) : undefined;
  const reporting = startReporting(port);
  const copy: DeviceCopy = deviceCopy({ key, stores: shadows, clock, opened });
  const others = key && windows?.(key);
  const listeners = new Set<() => void>();
  const rhythm = startRhythm(clock, {
    step: goOn,
    secondEnds: () => !rhythm.retrying && ledger !== handed && sendWaiting(),
    retry: () => {
      begin(true);
    },
    beat: () => {
      if (!rhythm.retrying && hasNewTime()) begin(false);
    },
  });

  others?.hear(giveWay);
  if (recorded) send(false);
  else rhythm.stop();
  const ready = copy.look().then(makeOffer);

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
      if (hasMore()) send(false);
    },
    resume() {
      if (hasMore()) begin(false);
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
      opened: 'damage' in opened ? opened.damage : opened.checksum === '' ? 'empty' : 'whole',
      sequence: ledger.sequence,
      payload: `${String(ledger.payload.length)} / ${String(payloadLimit)}`,
      commits,
      failures: now.context.failures,
      refusal: refusal || (port.refusal?.() ?? ''),
      seconds: elapsedSeconds(elapsed, clock.now()),
      device: copy.kind,
    }),
  };

  function health(): Health {
    if (elsewhere) return 'elsewhere';
    if (left !== undefined) return 'left';
    if (!recorded) return 'preview';
    if (ledger.refused || now.context.failures > RETRIES.length) return 'unsaved';
    return now.matches('degraded') ? 'retrying' : 'recording';
  }

  function tell(): void {
    for (const listen of listeners) listen();
  }

  function isWritable(): boolean {
    return recorded && !elsewhere && left === undefined;
  }

  function hasMore(): boolean {
    return isWritable() && (sending !== undefined || ledger.unsent.size > 0 || hasNewTime());
  }

  function hasNewTime(): boolean {
    return elapsedSeconds(elapsed, clock.now()) > secondsSent;
  }

  function keep(kept: Kept): void {
    if (!recorded || elsewhere) return;
    elapsed = noteSign(elapsed, clock.now());
    if (kept.detail) reporting.add(kept.detail);
    const before = ledger;
    ledger = noteKept(ledger, kept, payloadLimit);
    if (ledger.sequence > before.sequence) {
      offer = undefined;
      copy.keep(bookmarkOf(ledger));
    }
    if (ledger !== before && left === undefined) sendInTime(before);
    if (ledger.refused !== before.refused) tell();
  }

  /** A topic's end and the completion at once; a decision at once after a quiet second, otherwise at the second's end. */
  function sendInTime(before: Ledger): void {
    const landmark = ledger.progress > before.progress || ledger.completed !== before.completed;
    if (landmark) {
      // In place of one that is under way: what that has not committed is still unsent, and goes with this.
      dropSending();
      begin(true);
    } else if (rhythm.busy || rhythm.retrying || !sendWaiting()) return;
    rhythm.startSecond();
  }

  function sendWaiting(): boolean {
    if (!isWaiting(ledger)) return false;
    begin(false);
    return true;
  }

  /** Sends without haste: the page draws, and hears the learner, first and in between. One that is under way goes on. */
  function begin(landmark: boolean): void {
    sending ??= handOver(landmark);
    rhythm.planStep();
  }

  function goOn(): boolean {
    if (sending && !sending.next().done) return true;
    sending = undefined;
    if (ledger !== handed && !rhythm.busy && !rhythm.retrying && sendWaiting()) rhythm.startSecond();
    return false;
  }

  /** Sends in one go, in place of what is under way. */
  function send(landmark: boolean): Committed {
    dropSending();
    return runOut(handOver(landmark));
  }

  function dropSending(): void {
    sending = undefined;
    rhythm.dropStep();
  }

  /** Hands over what is unsent, step by step, and commits; a refusal or failure is noted, never thrown, and stops nothing. */
  function* handOver(landmark: boolean): Sending {
    const before = ledger;
    const values = outgoing(ledger, elapsedSeconds(elapsed, clock.now()), landmark);
    // Before it is: the LMS may hold it whatever becomes of this page.
    if (values.bookmark !== undefined) copy.noteHanded(values.bookmark);
    let refused = false;
    for (const part of port.steps(values)) {
      refused = !isTaken(part) || refused;
      yield;
    }
    yield* reporting.run(isTaken);
    const said = trying(() => port.commit()) ?? 'failed';
    const outcome = refused ? 'failed' : said;
    commits += 1;
    secondsSent = values.elapsedSeconds ?? secondsSent;
    step({ type: outcome === 'failed' ? 'failed' : 'committed' });
    const isLatest = ledger === before;
    ledger = outcome === 'failed' ? unsettle(ledger) : settle(ledger, values, before);
    if (outcome !== 'failed') reporting.committed();
    if (isLatest) handed = ledger;
    if (outcome === 'confirmed' && isLatest && !offer) copy.drop();
    rhythm.planRetry(now.matches('degraded') ? RETRIES[now.context.failures - 1] : undefined);
    others?.say(before.sequence);
    tell();
    return outcome;
  }

  function isTaken(part: Step): boolean {
    return trying(() => (part(), true)) ?? false;
  }

  function trying<Answer>(call: () => Answer): Answer | undefined {
    try {
      return call();
    } catch (error) {
      refusal = describe(error);
      return undefined;
    }
  }

  function makeOffer(found: Found | undefined): void {
    if (!found || left !== undefined) return;
    ledger = raiseSequence(ledger, found.sequence);
    offer = {
      payload: found.payload,
      keptAt: found.keptAt,
      accept() {
        if (!offer) return ledger.payload;
        offer = undefined;
        ledger = takeOver(ledger, found.payload, found.sequence);
        copy.keep(bookmarkOf(ledger));
        if (isWritable()) begin(true);
        tell();
        return found.payload;
      },
      decline() {
        if (!offer) return;
        offer = undefined;
        copy.drop();
        tell();
      },
    };
    tell();
  }

  /** Another window of this learner has said how far it is. */
  function giveWay(sequence: number): void {
    if (!isWritable()) return;
    if (sequence < ledger.sequence) others?.say(ledger.sequence);
    if (sequence <= ledger.sequence) return;
    elsewhere = true;
    dropSending();
    rhythm.stop();
    tell();
  }

  function leave(): Committed {
    if (left !== undefined) return left;
    elapsed = noteSign(elapsed, clock.now());
    step({ type: 'leave' });
    const outcome = isWritable() ? send(true) : 'accepted';
    left = outcome;
    rhythm.stop();
    try {
      // From a window that is behind, an end would be a write: some LMSs send all they hold with it, over what is newer.
      if (!elsewhere) port.finish();
    } catch (error) {
      refusal = describe(error);
    }
    step({ type: 'finished' });
    others?.close();
    tell();
    return outcome;
  }
}

function runOut(sending: Sending): Committed {
  for (;;) {
    const { done, value } = sending.next();
    if (done) return value;
  }
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
