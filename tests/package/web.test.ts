import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { makePackage } from '../../scorm/package/package';
import { standardNames } from '../../scorm/package/standards';
import { renderWorker } from '../../scorm/package/web';
import { sampleApp, sampleAssembled, sampleRoot, type SampleSettings } from './sample';

const root = sampleRoot();
const filesOf = (settings: SampleSettings = {}) =>
  unzipSync(makePackage(sampleAssembled({ standard: 'web', ...settings }), sampleApp(), root).zip);
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test('only a web package has a worker, or a word of one', () => {
  for (const standard of standardNames) {
    const files = filesOf({ standard });
    const said = Object.values(files).some((bytes) => textOf(bytes).includes('serviceWorker'));
    expect([said, 'service-worker.js' in files], standard).toEqual(Array(2).fill(standard === 'web'));
  }
});

test('the worker keeps every other file of the package', () => {
  const files = filesOf();
  const listed = /var files = (\[.*\]);/.exec(textOf(files['service-worker.js']))?.[1] ?? '[]';
  expect(JSON.parse(listed)).toEqual(Object.keys(files).filter((name) => name !== 'service-worker.js'));
});

test('the worker is another one when the version is, and the same when nothing is', () => {
  const worker = (settings?: SampleSettings) => textOf(filesOf(settings)['service-worker.js']);
  expect(worker({ version: '2.0.0' })).not.toBe(worker());
  expect(worker()).toBe(worker());
});

test('what a device needs to install it is there, by addresses inside the package', () => {
  const files = filesOf();
  const manifest = JSON.parse(textOf(files['manifest.webmanifest'])) as {
    icons: { src: string; sizes: string }[];
    [name: string]: unknown;
  };
  expect(manifest).toMatchObject({
    id: 'common-ground.silver',
    name: 'Common Ground · Silver',
    start_url: 'index.html',
    scope: './',
    display: 'standalone',
  });
  for (const { src } of manifest.icons) expect(Object.keys(files)).toContain(src);
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512']);
});

/** The worker in a world of its own: caches of plain maps, a network that can be cut. */
class World {
  readonly caches = new Map<string, Map<string, string>>();
  network: ((address: string) => string) | undefined = (address) => `fetched ${address}`;
  #listeners = new Map<string, (event: object) => void>();

  install(worker: string): void {
    const address = (request: unknown) =>
      typeof request === 'object' ? String(Reflect.get(Object(request), 'url')) : String(request);
    const fetched = (request: unknown) =>
      this.network ? Promise.resolve(this.network(address(request))) : Promise.reject(new TypeError('offline'));
    const caches = {
      open: (name: string) => {
        const cache = this.caches.get(name) ?? new Map<string, string>();
        this.caches.set(name, cache);
        return Promise.resolve({
          addAll: async (requests: unknown[]) => {
            for (const each of requests) cache.set(address(each), await fetched(each));
          },
          match: (request: unknown) => Promise.resolve(cache.get(address(request))),
        });
      },
      keys: () => Promise.resolve([...this.caches.keys()]),
      delete: (name: string) => Promise.resolve(this.caches.delete(name)),
    };
    const self = {
      registration: { scope: 'https://example.org/silver/' },
      clients: { claim: () => Promise.resolve() },
      addEventListener: (kind: string, listener: (event: object) => void) => this.#listeners.set(kind, listener),
    };
    const request = function (this: { url: string }, url: string) {
      this.url = url;
    };
    new Function('self', 'caches', 'fetch', 'Request', worker)(self, caches, fetched, request);
  }

  async happens(kind: 'install' | 'activate'): Promise<void> {
    let waited: Promise<unknown> = Promise.resolve();
    this.#listeners.get(kind)?.({ waitUntil: (promise: Promise<unknown>) => (waited = promise) });
    await waited;
  }

  async asks(url: string, mode = 'no-cors'): Promise<unknown> {
    let answer: unknown;
    this.#listeners.get('fetch')?.({
      request: { url, mode, method: 'GET' },
      respondWith: (promise: unknown) => (answer = promise),
    });
    return answer;
  }
}

describe('a worker', () => {
  let world: World;
  beforeEach(async () => {
    world = new World();
    world.install(renderWorker(['app.js', 'index.html'], 'index.html', '1.0.0 aaa'));
    await world.happens('install');
    await world.happens('activate');
  });

  test('answers from the device what it has kept, the page by any of its addresses', async () => {
    world.network = undefined;
    expect(await world.asks('app.js')).toBe('fetched app.js');
    expect(await world.asks('https://example.org/silver/', 'navigate')).toBe('fetched index.html');
  });

  test('asks the network for what is not of the package', async () => {
    expect(await world.asks('other.js')).toBe('fetched other.js');
    world.network = undefined;
    await expect(world.asks('other.js')).rejects.toThrow('offline');
  });

  test('of a new version fetches every file anew, and lets the old go only when it takes over', async () => {
    world.caches.set('https://example.org/other/ 1.0.0 aaa', new Map());
    world.network = (address) => `newer ${address}`;
    world.install(renderWorker(['app.js', 'index.html'], 'index.html', '1.1.0 bbb'));
    await world.happens('install');
    expect([...world.caches.keys()]).toHaveLength(3);
    await world.happens('activate');
    expect([...world.caches.keys()]).toEqual([
      'https://example.org/other/ 1.0.0 aaa',
      'https://example.org/silver/ 1.1.0 bbb',
    ]);
    expect(await world.asks('app.js')).toBe('newer app.js');
  });

  test('that cannot fetch a file is not installed', async () => {
    world.network = undefined;
    await expect(world.happens('install')).rejects.toThrow('offline');
  });
});
