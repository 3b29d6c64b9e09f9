import { describe, expect, test } from 'vitest';
import { fakeIndexedDb } from '../../tests/contract/fake-indexeddb';
import { mapStorage } from '../../tests/contract/places';
import { shadowKey, type Shadow, type ShadowKey } from './shadow';
import { openShadowStore, type Places } from './shadow-stores';

const ann = shadowKey('ann', 'course') as ShadowKey;
const bob = shadowKey('bob', 'course') as ShadowKey;
const shadow: Shadow = { bookmark: '1.1.abc.1234567', trail: ['', 'abc'], keptAt: 1000 };

const blocked = {
  get indexedDB(): never {
    throw new DOMException('denied', 'SecurityError');
  },
  get localStorage(): never {
    throw new DOMException('denied', 'SecurityError');
  },
};

const stores: readonly { kind: string; places: () => Places }[] = [
  { kind: 'indexedDB', places: () => ({ indexedDB: fakeIndexedDb(), localStorage: mapStorage() }) },
  { kind: 'localStorage', places: () => ({ localStorage: mapStorage() }) },
  { kind: 'memory', places: () => ({}) },
];

describe.each(stores)('copies in $kind', ({ kind, places }) => {
  test('are there', async () => {
    expect((await openShadowStore(places())).kind).toBe(kind);
  });

  test('come back as they were kept, each to its own learner', async () => {
    const store = await openShadowStore(places());
    await store.keep(ann, shadow);
    expect(await store.read(ann)).toEqual(shadow);
    expect(await store.read(bob)).toBeUndefined();
  });

  test('are replaced and dropped', async () => {
    const store = await openShadowStore(places());
    await store.keep(ann, shadow);
    await store.keep(ann, { ...shadow, bookmark: 'newer' });
    expect(await store.read(ann)).toMatchObject({ bookmark: 'newer' });
    await store.drop(ann);
    expect(await store.read(ann)).toBeUndefined();
  });

  test('are dropped by age, whoever they belong to', async () => {
    const store = await openShadowStore(places());
    await store.keep(ann, shadow);
    await store.keep(bob, { ...shadow, keptAt: 3000 });
    await store.dropBefore(2000);
    expect(await store.read(ann)).toBeUndefined();
    expect(await store.read(bob)).toBeDefined();
  });
});

test('outlive the page in IndexedDB and in localStorage', async () => {
  const indexedDB = fakeIndexedDb();
  await (await openShadowStore({ indexedDB })).keep(ann, shadow);
  expect(await (await openShadowStore({ indexedDB })).read(ann)).toEqual(shadow);
  const localStorage = mapStorage();
  await (await openShadowStore({ localStorage })).keep(ann, shadow);
  expect(await (await openShadowStore({ localStorage })).read(ann)).toEqual(shadow);
});

test('are on the disk before the browser goes on', async () => {
  const durabilities: unknown[] = [];
  const store = await openShadowStore({ indexedDB: fakeIndexedDb({ durabilities }) });
  await store.keep(ann, shadow);
  expect(durabilities).toContain('strict');
});

test('go to memory where everything is blocked', async () => {
  expect((await openShadowStore(blocked)).kind).toBe('memory');
});

test('go to localStorage where IndexedDB refuses to open', async () => {
  const places = { indexedDB: fakeIndexedDb({ refuses: true }), localStorage: mapStorage() };
  expect((await openShadowStore(places)).kind).toBe('localStorage');
});

test('never reject, not even when the storage fails later', async () => {
  const localStorage = mapStorage();
  const store = await openShadowStore({ localStorage });
  localStorage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  await expect(store.keep(ann, shadow)).resolves.toBeUndefined();
});

test.each(['', '{', '[]', '{"bookmark":1}', 'null', '{"bookmark":"a","trail":"x","keptAt":1}'])(
  'are none when what is stored is %j',
  async (text) => {
    const localStorage = mapStorage();
    const store = await openShadowStore({ localStorage });
    await store.keep(ann, shadow);
    localStorage.setItem(localStorage.key(0) ?? '', text);
    expect(await store.read(ann)).toBeUndefined();
    await store.dropBefore(5000);
    expect(localStorage.length).toBe(0);
  },
);
