/**
 * The three places for shadow copies, best first: IndexedDB with strict durability (on the disk within milliseconds),
 * localStorage (a killed browser may lose its last seconds), memory (keeps nothing beyond this page).
 */

import type { Shadow, ShadowKey, ShadowStore } from './shadow';

const NAME = 'common-ground-shadow';
const TABLE = 'copies';

/** What a page may offer; each may be missing, and each may throw when it is touched. */
export interface Places {
  readonly indexedDB?: IDBFactory;
  readonly localStorage?: Storage;
}

/** The best store that works here. Never rejects. */
export async function openShadowStore(places: Places): Promise<ShadowStore> {
  return (await indexedDbStore(places)) ?? localStorageStore(places) ?? memoryStore();
}

/** A store that lasts as long as the page. */
export function memoryStore(): ShadowStore {
  const copies = new Map<ShadowKey, Shadow>();
  return {
    kind: 'memory',
    read: (key) => Promise.resolve(copies.get(key)),
    keep: (key, shadow) => Promise.resolve(void copies.set(key, shadow)),
    drop: (key) => Promise.resolve(void copies.delete(key)),
    dropBefore(time) {
      for (const [key, { keptAt }] of copies) if (keptAt < time) copies.delete(key);
      return Promise.resolve();
    },
  };
}

function localStorageStore(places: Places): ShadowStore | undefined {
  const storage = attempt(() => {
    const found = places.localStorage;
    found?.setItem(`${NAME}?`, '');
    found?.removeItem(`${NAME}?`);
    return found;
  });
  if (!storage) return undefined;
  const place = (key: ShadowKey): string => `${NAME}:${key}`;
  return {
    kind: 'localStorage',
    read: (key) => Promise.resolve(attempt(() => asShadow(parse(storage.getItem(place(key)))))),
    keep: (key, shadow) =>
      settle(() => {
        storage.setItem(place(key), JSON.stringify(shadow));
      }),
    drop: (key) =>
      settle(() => {
        storage.removeItem(place(key));
      }),
    dropBefore: (time) =>
      settle(() => {
        for (const name of namesIn(storage)) {
          const shadow = asShadow(parse(storage.getItem(name)));
          if (!shadow || shadow.keptAt < time) storage.removeItem(name);
        }
      }),
  };
}

async function indexedDbStore(places: Places): Promise<ShadowStore | undefined> {
  const opening = attempt(() => places.indexedDB?.open(NAME, 1));
  if (!opening) return undefined;
  opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE);
  const database = await answer(opening);
  if (!database) return undefined;
  database.onversionchange = () => {
    database.close();
  };

  const table = (mode: IDBTransactionMode): IDBObjectStore =>
    database.transaction(TABLE, mode, { durability: 'strict' }).objectStore(TABLE);
  return {
    kind: 'indexedDB',
    read: async (key) => asShadow(await answer(attempt(() => table('readonly').get(key)))),
    keep: async (key, shadow) => void (await answer(attempt(() => table('readwrite').put(shadow, key)))),
    drop: async (key) => void (await answer(attempt(() => table('readwrite').delete(key)))),
    async dropBefore(time) {
      const copies = attempt(() => table('readwrite'));
      const walk = attempt(() => copies?.openCursor());
      if (!walk) return;
      walk.onsuccess = () => {
        const cursor = walk.result;
        if (!cursor) return;
        const shadow = asShadow(cursor.value);
        if (!shadow || shadow.keptAt < time) cursor.delete();
        cursor.continue();
      };
      await Promise.resolve();
    },
  };
}

/** The request's result, or `undefined` when it fails, is blocked or was never made. */
function answer<Result>(request: IDBRequest<Result> | undefined): Promise<Result | undefined> {
  return new Promise((resolve) => {
    if (!request) {
      resolve(undefined);
      return;
    }
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      resolve(undefined);
    };
    if ('onblocked' in request)
      request.onblocked = () => {
        resolve(undefined);
      };
  });
}

function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

function settle(run: () => void): Promise<void> {
  attempt(run);
  return Promise.resolve();
}

function parse(text: string | null): unknown {
  return attempt((): unknown => JSON.parse(text ?? 'null'));
}

function namesIn(storage: Storage): readonly string[] {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((name) =>
    name.startsWith(`${NAME}:`),
  );
}

/** What was stored is as untrusted as what an LMS gives back. */
function asShadow(stored: unknown): Shadow | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { bookmark, trail, keptAt } = stored as Partial<Record<keyof Shadow, unknown>>;
  if (typeof bookmark !== 'string' || typeof keptAt !== 'number' || !Array.isArray(trail)) return undefined;
  return { bookmark, keptAt, trail: trail.filter((mark) => typeof mark === 'string') };
}
