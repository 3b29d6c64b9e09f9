import { expect, test } from 'vitest';
import { give, mapStorage } from '../../tests/contract/places';
import { RecordError } from '../../src/record/port';
import { browserStorage } from './browser';

test('refuses to open where storage is blocked', () => {
  const blocked = browserStorage(() => {
    throw new DOMException('denied', 'SecurityError');
  }, 'course');
  expect(() => blocked.read()).toThrow(RecordError);
  expect(() => browserStorage(() => undefined, 'course').read()).toThrow(RecordError);
});

test('refuses to open where nothing can be written', () => {
  const full = mapStorage();
  full.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  expect(() => browserStorage(() => full, 'course').read()).toThrow(RecordError);
});

test('fails a commit that was not stored', () => {
  const storage = mapStorage();
  const port = browserStorage(() => storage, 'course');
  port.read();
  give(port, { elapsedSeconds: 1, bookmark: 'abc' });
  storage.setItem = () => undefined;
  expect(port.commit()).toBe('failed');
});

test('believes what it has read back', () => {
  const port = browserStorage(() => mapStorage(), 'course');
  port.read();
  give(port, { elapsedSeconds: 1, bookmark: 'abc' });
  expect(port.commit()).toBe('confirmed');
});

test.each(['', '{', 'null', '7', '[]', '{"bookmark":7,"progress":"x","completion":"done"}', '{"progress":900}'])(
  'opens as not started when what is stored is %j',
  (text) => {
    const storage = mapStorage();
    storage.setItem('common-ground:course', text);
    const reading = browserStorage(() => storage, 'course').read();
    expect(reading).toMatchObject({ bookmark: '', completion: 'not-started' });
    expect(reading.progress).toBeUndefined();
  },
);

test('keeps courses apart', () => {
  const storage = mapStorage();
  const one = browserStorage(() => storage, 'one');
  one.read();
  give(one, { bookmark: 'abc' });
  one.commit();
  expect(browserStorage(() => storage, 'two').read().bookmark).toBe('');
});
