/** As much of IndexedDB as the shadow copies use, answering a moment later as the browser's does. */

interface FakeOptions {
  /** Fails to open, as in some private windows. */
  readonly refuses?: boolean;
  /** Collects the durability of every transaction. */
  readonly durabilities?: unknown[];
}

interface FakeRequest {
  result: unknown;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}

export function fakeIndexedDb({ refuses = false, durabilities = [] }: FakeOptions = {}): IDBFactory {
  const rows = new Map<string, unknown>();
  let made = false;

  const table = {
    get: (key: string) => answering(() => structuredClone(rows.get(key))),
    put: (row: unknown, key: string) => answering(() => void rows.set(key, structuredClone(row))),
    delete: (key: string) => answering(() => void rows.delete(key)),
    openCursor() {
      const keys = [...rows.keys()];
      const request: FakeRequest = { result: null, onsuccess: null, onerror: null };
      function advance(): void {
        const key = keys.shift();
        request.result =
          key === undefined ? null : { value: rows.get(key), delete: () => rows.delete(key), continue: advance };
        request.onsuccess?.();
      }
      queueMicrotask(advance);
      return request;
    },
  };
  const database = {
    createObjectStore: () => void (made = true),
    close: () => undefined,
    transaction(_name: string, _mode: string, options: { durability?: string } = {}) {
      if (!made) throw new DOMException('no such store', 'NotFoundError');
      durabilities.push(options.durability);
      return { objectStore: () => table };
    },
  };
  const factory = {
    open() {
      const request = { result: database, onsuccess: null, onerror: null, onblocked: null, onupgradeneeded: null } as {
        result: unknown;
        onsuccess: (() => void) | null;
        onerror: (() => void) | null;
        onupgradeneeded: (() => void) | null;
      };
      queueMicrotask(() => {
        if (refuses) {
          request.onerror?.();
          return;
        }
        if (!made) request.onupgradeneeded?.();
        request.onsuccess?.();
      });
      return request;
    },
  };
  return factory as never;
}

function answering(run: () => unknown): FakeRequest {
  const request: FakeRequest = { result: undefined, onsuccess: null, onerror: null };
  queueMicrotask(() => {
    request.result = run();
    request.onsuccess?.();
  });
  return request;
}
