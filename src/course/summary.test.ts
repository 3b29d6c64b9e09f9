import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moves, type MoveCode } from '../engine/moves';
import { codesIn, drawTag, readSummary, writeSummary, type Summary } from './summary';

const full: Summary = {
  edition: 'silver',
  role: 'practice-nurse',
  group: 'c',
  before: 5,
  after: 8,
  lookingBack: 3,
  visits: [
    { person: 'kath', visit: 'review', ending: 'good' },
    { person: 'alan', visit: 'first', ending: 'mixed' },
  ],
  skills: { AGO: 3, DSR: 1 },
  tag: 'k3f9',
};
const summaries = fc.record(
  {
    edition: fc.constantFrom('silver', 'goals-and-follow-up'),
    role: fc.constantFrom('gp', 'social-prescriber'),
    group: fc.constantFrom('a', 'z'),
    before: fc.nat(10),
    after: fc.nat(10),
    lookingBack: fc.nat(10),
    visits: fc.array(
      fc.record({
        person: fc.constantFrom('kath', 'a-b'),
        visit: fc.constant('one'),
        ending: fc.constantFrom('good', 'mixed', 'poor'),
      }),
      { maxLength: 12 },
    ),
    skills: fc.dictionary(fc.constantFrom(...(Object.keys(moves) as MoveCode[])), fc.nat(99)),
    tag: fc.constant('0a9z'),
  },
  { requiredKeys: ['edition', 'visits', 'skills', 'tag'] },
) as fc.Arbitrary<Summary>;

test('is short, and what it says can be read by eye', () => {
  expect(writeSummary(full)).toMatch(
    /^CG1\.silver\.practice-nurse\.c\.583\.kath_review_g_alan_first_m\.AGO_3_DSR_1\.k3f9\.[0-9a-z]{3}$/,
  );
});

test('comes back as it was written, however an email wrapped it', () => {
  fc.assert(
    fc.property(summaries, fc.nat(60), (summary, at) => {
      const code = writeSummary(summary);
      expect(readSummary(code)).toEqual(summary);
      expect(readSummary(`${code.slice(0, at)}\r\n ${code.slice(at)} `)).toEqual(summary);
    }),
  );
});

describe('a code that is not whole', () => {
  test.each([
    ['', 'none'],
    ['Dear Jo, here is my code', 'none'],
    ['CG2.silver', 'newer'],
    ['CG1.silver', 'damaged'],
    [writeSummary(full).replace('583', '538'), 'damaged'],
    [writeSummary(full).slice(0, -4), 'damaged'],
  ])('%s: %s', (code, reason) => {
    expect(readSummary(code)).toBe(reason);
  });

  test('is never read as another, whichever character was lost or changed', () => {
    const code = writeSummary(full);
    for (let at = 4; at < code.length; at++) {
      expect(readSummary(code.slice(0, at) + code.slice(at + 1))).toBe('damaged');
      const other = code[at] === 'a' ? 'b' : 'a';
      expect(readSummary(code.slice(0, at) + other + code.slice(at + 1))).toBe('damaged');
    }
  });

  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `CG1.${text}`),
        ),
        (text) => {
          expect(() => readSummary(text)).not.toThrow();
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('codes are found in whatever they were pasted with', () => {
  const [one, other] = [writeSummary(full), writeSummary({ ...full, tag: 'zzzz' })];
  expect(codesIn(`Hello,\n${one}\nand from Sam: ${other}, thanks.`).map(readSummary)).toEqual([
    full,
    { ...full, tag: 'zzzz' },
  ]);
  expect(codesIn(`${one.slice(0, 40)}\n${one.slice(40)}\n\nBest`).map(readSummary)).toEqual([full]);
  expect(codesIn('nothing here')).toEqual([]);
});

test('a tag has four characters and says nothing', () => {
  expect(drawTag(new Uint8Array([0, 35, 36, 255]))).toBe('0z03');
  expect(drawTag()).toMatch(/^[0-9a-z]{4}$/);
});
