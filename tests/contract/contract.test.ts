/** What every place must do, whatever it is made of. The keeper relies on all of it. */

import { describe, expect, test } from 'vitest';
import { openKeeper } from '../../src/record/keeper';
import { RecordError } from '../../src/record/port';
import { fakeClock } from './fake-clock';
import { give, places } from './places';

describe.each(places)('a record in $name', ({ make }) => {
  test('is not started, and empty, the first time', () => {
    const reading = make().launch().read();
    expect(reading).toMatchObject({ mode: 'normal', bookmark: '', completion: 'not-started' });
    expect(reading.progress).toBeUndefined();
    expect(reading.bookmarkLimit).toBeGreaterThanOrEqual(4096);
  });

  test('gives back at the next launch what was committed', () => {
    const place = make();
    const port = place.launch();
    port.read();
    give(port, { elapsedSeconds: 61, progress: 40, bookmark: '1.1.abc', place: 'page.1', completion: 'incomplete' });
    expect(port.commit()).not.toBe('failed');
    port.finish();
    expect(place.launch().read()).toMatchObject({ bookmark: '1.1.abc', completion: 'incomplete', progress: 40 });
    expect(place.complaints()).toEqual([]);
  });

  test('gives back what was committed when nobody finished', () => {
    const place = make();
    const port = place.launch();
    port.read();
    give(port, { elapsedSeconds: 5, bookmark: '1.1.abc', completion: 'incomplete' });
    port.commit();
    expect(place.launch().read()).toMatchObject({ bookmark: '1.1.abc', completion: 'incomplete' });
  });

  test('stays completed at every later launch, or where it forgets can be completed again', () => {
    const place = make();
    const port = place.launch();
    port.read();
    give(port, { elapsedSeconds: 61, progress: 100, bookmark: '1.2.abc', completion: 'completed' });
    port.commit();
    port.finish();
    expect(place.held()).toMatchObject({ bookmark: '1.2.abc', completion: 'completed' });
    for (let launch = 0; launch < 3; launch += 1) {
      const later = place.launch();
      if (place.forgetsCompleted) {
        expect(later.read()).toMatchObject({ bookmark: '', completion: 'incomplete' });
        give(later, { elapsedSeconds: 1, bookmark: '1.3.abc', completion: 'completed' });
        later.commit();
        expect(place.held()).toMatchObject({ bookmark: '1.3.abc', completion: 'completed' });
        continue;
      }
      expect(later.read()).toMatchObject({ bookmark: '1.2.abc', completion: 'completed', progress: 100 });
      give(later, { elapsedSeconds: 1 });
      later.commit();
      later.finish();
    }
  });

  test('writes only what it is given', () => {
    const place = make();
    const port = place.launch();
    port.read();
    give(port, { elapsedSeconds: 2, bookmark: '1.1.abc', completion: 'incomplete' });
    port.commit();
    give(port, { elapsedSeconds: 3, progress: 7 });
    port.commit();
    expect(place.held()).toMatchObject({ bookmark: '1.1.abc', progress: '7' });
  });

  test('refuses a bookmark it cannot hold whole, and keeps the one before it', () => {
    const place = make();
    const port = place.launch();
    const { bookmarkLimit } = port.read();
    const longest = 'x'.repeat(bookmarkLimit);
    give(port, { elapsedSeconds: 1, bookmark: longest });
    port.commit();
    expect(() => {
      give(port, { elapsedSeconds: 2, bookmark: `${longest}y` });
    }).toThrow(RecordError);
    port.commit();
    expect(place.held().bookmark).toBe(longest);
  });

  test('writes the rest when the bookmark is refused', () => {
    const place = make();
    const port = place.launch();
    const { bookmarkLimit } = port.read();
    const bookmark = 'x'.repeat(bookmarkLimit + 1);
    expect(() => {
      give(port, { elapsedSeconds: 1, bookmark, completion: 'completed', progress: 100 });
    }).toThrow(RecordError);
    port.commit();
    expect(place.held()).toMatchObject({ completion: 'completed', progress: '100', bookmark: '' });
  });

  test('finishes twice as if once', () => {
    const place = make();
    const port = place.launch();
    port.read();
    give(port, { elapsedSeconds: 1, bookmark: '1.1.abc', completion: 'incomplete' });
    port.commit();
    port.finish();
    port.finish();
    expect(place.complaints()).toEqual([]);
    expect(place.held().bookmark).toBe('1.1.abc');
  });

  test('takes nothing after it has finished, and does not throw', () => {
    const place = make();
    const port = place.launch();
    port.read();
    give(port, { elapsedSeconds: 1, bookmark: '1.1.abc', completion: 'incomplete' });
    port.commit();
    port.finish();
    give(port, { elapsedSeconds: 2, bookmark: '1.2.late' });
    port.commit();
    expect(place.held().bookmark).toBe('1.1.abc');
    expect(place.complaints()).toEqual([]);
  });

  test('under a keeper, brings a whole course from the first launch to a completed one', () => {
    const place = make();
    const clock = fakeClock();
    let payload = '';
    for (let launch = 0; launch < 4; launch += 1) {
      const keeper = openKeeper({ port: place.launch(), clock, course: 'course' });
      expect(keeper.payload).toBe(payload);
      for (let decision = 0; decision < 10; decision += 1) {
        payload += 'abcdefghij'.charAt(decision);
        keeper.keep({ payload, place: `turn-${String(decision)}` });
        clock.pass(9000);
      }
      keeper.keep({ progress: (launch + 1) * 25, completed: launch === 3 });
      expect(keeper.health).toBe('recording');
      expect(keeper.leave()).not.toBe('failed');
    }
    expect(place.complaints()).toEqual([]);
    expect(place.held()).toMatchObject({ completion: 'completed', progress: '100' });
    expect(place.held().bookmark).toContain(payload);
    const last = place.launch().read();
    if (place.forgetsCompleted) return;
    expect(last).toMatchObject({ completion: 'completed', progress: 100 });
    expect(last.bookmark).toContain(payload);
  });

  test('under a keeper, keeps the latest of a storm of decisions', () => {
    const place = make();
    const clock = fakeClock();
    const keeper = openKeeper({ port: place.launch(), clock, course: 'course' });
    for (let decision = 0; decision < 200; decision += 1) {
      keeper.keep({ payload: 'a'.repeat(decision + 1) });
      clock.pass(40);
    }
    clock.pass(1000);
    expect(place.held().bookmark).toContain('a'.repeat(200));
    expect(Number(keeper.technical()['commits'])).toBeLessThan(15);
  });
});

describe.each(places.filter(({ name }) => name !== 'browser storage'))('a preview in $name', ({ make }) => {
  test.each(['review', 'browse'] as const)('writes nothing in %s mode', (mode) => {
    const place = make();
    const first = place.launch();
    first.read();
    give(first, { elapsedSeconds: 1, bookmark: '1.1.abc', completion: 'incomplete' });
    first.commit();
    first.finish();
    const held = place.held();
    const port = place.launch(mode);
    const clock = fakeClock();
    const keeper = openKeeper({ port, clock, course: 'course' });
    expect(keeper.health).toBe('preview');
    give(port, { elapsedSeconds: 9, bookmark: '1.2.abcd', progress: 50, completion: 'completed' });
    port.commit();
    keeper.keep({ payload: 'abcdef', progress: 50, completed: true });
    clock.pass(600_000);
    keeper.flush();
    keeper.leave();
    expect(place.held()).toEqual(held);
    expect(place.complaints()).toEqual([]);
  });
});
