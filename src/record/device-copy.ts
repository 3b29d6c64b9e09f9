/** One launch's dealings with the shadow copy: looks once for what an earlier launch left, then keeps its own. */

import type { Clock } from './clock';
import type { Damaged, Opened } from './envelope';
import { openEnvelope } from './envelope';
import type { Shadow, ShadowKey, ShadowStore } from './shadow';
import { isFurther, SHADOW_LIFE } from './shadow';

/** How long the opening may wait for the copy, in milliseconds. */
const PATIENCE = 1000;
/** How many handed-over bookmarks a copy remembers, beside the first. */
const TRAIL_LENGTH = 300;

/** What an earlier launch left, further on than the LMS. */
export interface Found {
  readonly sequence: number;
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

export interface DeviceCopy {
  /** Where it lies: `none` when there is no named learner or no store (yet). */
  readonly kind: string;
  /**
   * Looks for a copy of the same attempt that is further on than the LMS, and drops any other. Gives up after a second, and
   * when this launch has kept something of its own in the meantime. Never rejects.
   */
  look(): Promise<Found | undefined>;
  /** The LMS is being given this bookmark and may give it back. */
  noteHanded(bookmark: string): void;
  /** Keeps this bookmark, in place of whatever was there. */
  keep(bookmark: string): void;
  drop(): void;
}

export interface DeviceCopyOptions {
  /** Without one nothing is kept on the device. */
  readonly key: ShadowKey | undefined;
  readonly stores: ShadowStore | Promise<ShadowStore> | undefined;
  readonly clock: Clock;
  /** What the LMS gave back. */
  readonly opened: Opened | Damaged;
}

export function deviceCopy({ key, stores, clock, opened }: DeviceCopyOptions): DeviceCopy {
  let store: ShadowStore | undefined;
  let looking = true;
  let mine: string | undefined;
  const base = 'damage' in opened ? '' : opened.checksum;
  let handed: readonly string[] = [];

  return {
    get kind() {
      return store?.kind ?? 'none';
    },
    look() {
      return new Promise((resolve) => {
        const stop = (found?: Found): void => {
          looking = false;
          resolve(found);
          put();
        };
        const giveUp = clock.after(key && stores ? PATIENCE : 0, stop);
        find().then(
          (found) => {
            giveUp();
            stop(found);
          },
          () => {
            giveUp();
            stop();
          },
        );
      });
    },
    noteHanded(bookmark) {
      const sealed = openEnvelope(bookmark);
      if (!('damage' in sealed)) handed = [...handed, sealed.checksum].slice(-TRAIL_LENGTH);
    },
    keep(bookmark) {
      mine = bookmark;
      put();
    },
    drop() {
      mine = undefined;
      if (key && !looking) void store?.drop(key);
    },
  };

  async function find(): Promise<Found | undefined> {
    store = await stores;
    if (!key || !store) return undefined;
    await store.dropBefore(clock.now() - SHADOW_LIFE);
    const left = await store.read(key);
    if (!looking || mine !== undefined || !left) return undefined;
    const found = further(left);
    if (!found) await store.drop(key);
    return found;
  }

  function further(left: Shadow): Found | undefined {
    const copy = openEnvelope(left.bookmark);
    if ('damage' in copy || !isFurther(left, opened, clock.now())) return undefined;
    return { sequence: copy.sequence, payload: copy.payload, keptAt: left.keptAt };
  }

  function put(): void {
    if (!key || looking || mine === undefined) return;
    void store?.keep(key, { bookmark: mine, trail: [base, ...handed], keptAt: clock.now() });
  }
}
