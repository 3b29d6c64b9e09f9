import { expect, test } from 'vitest';
import { elapsedSeconds, noteSign, startElapsed } from './elapsed';

const minute = 60_000;

test('is at least one second', () => {
  expect(elapsedSeconds(startElapsed(0), 0)).toBe(1);
});

test('counts whole seconds', () => {
  expect(elapsedSeconds(startElapsed(0), 61_900)).toBe(61);
});

test('counts a pause of five minutes whole', () => {
  expect(elapsedSeconds(noteSign(startElapsed(0), 5 * minute), 6 * minute)).toBe(360);
});

test('counts no more than five minutes of a longer pause', () => {
  const back = noteSign(startElapsed(0), 8 * 60 * minute);
  expect(elapsedSeconds(back, 8 * 60 * minute + 2000)).toBe(302);
});

test('stops at five minutes while the pause lasts', () => {
  expect(elapsedSeconds(startElapsed(0), 7 * minute)).toBe(300);
  expect(elapsedSeconds(startElapsed(0), 70 * minute)).toBe(300);
});

test('never runs backwards when the clock is put back', () => {
  const before = noteSign(startElapsed(100_000), 130_000);
  const after = noteSign(before, 5000);
  expect(elapsedSeconds(after, 5000)).toBe(30);
  expect(elapsedSeconds(after, 6000)).toBe(31);
});
