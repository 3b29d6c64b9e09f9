import { expect, test } from 'vitest';
import { openEnvelope, sealEnvelope } from './envelope';
import { isFurther, shadowKey, SHADOW_LIFE, type Shadow } from './shadow';

const lms = sealEnvelope(7, 'abc');
const opened = openEnvelope(lms);
const mark = 'damage' in opened ? '' : opened.checksum;
const now = 1_700_000_000_000;
const copy: Shadow = { bookmark: sealEnvelope(9, 'abcde'), trail: ['', mark], keptAt: now };

test('has no key for a learner who is not named', () => {
  expect(shadowKey('', 'course')).toBeUndefined();
  expect(shadowKey('  ', 'course')).toBeUndefined();
});

test('names each learner and each course differently, and neither in clear', () => {
  const keys = ['ann', 'bob', 'ann1', 'anm'].flatMap((learner) =>
    ['x', 'y'].map((course) => shadowKey(learner, course)),
  );
  expect(new Set(keys).size).toBe(8);
  expect(keys.join()).not.toContain('ann');
  expect(shadowKey('ann', 'x')).toBe(shadowKey('ann', 'x'));
});

test('is worth asking about when it goes on from what the LMS has', () => {
  expect(isFurther(copy, opened, now)).toBe(true);
});

test('is worth asking about when the LMS has lost what it had', () => {
  expect(isFurther(copy, openEnvelope(''), now)).toBe(true);
});

test('is worth asking about when the LMS gave back a damaged bookmark', () => {
  expect(isFurther(copy, openEnvelope(lms.slice(0, -4)), now)).toBe(true);
});

test.each([
  ['the LMS is as far', { ...copy, trail: ['', copy.bookmark.slice(-7)] }, openEnvelope(copy.bookmark)],
  ['the LMS is further', copy, openEnvelope(sealEnvelope(10, 'z'))],
  ['it belongs to another attempt', { ...copy, trail: [mark.toUpperCase()] }, opened],
  ['the LMS has a new attempt', { ...copy, trail: [mark] }, openEnvelope('')],
  ['it is damaged itself', { ...copy, bookmark: copy.bookmark.slice(1) }, opened],
  ['a newer course wrote what the LMS has', copy, openEnvelope(`2${lms.slice(1)}`)],
  ['it is older than thirty days', { ...copy, keptAt: now - SHADOW_LIFE - 1 }, opened],
])('is not worth asking about when %s', (_, shadow, given) => {
  expect(isFurther(shadow, given, now)).toBe(false);
});
