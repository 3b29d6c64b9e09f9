import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseOf } from '../../tests/course/sample';
import { ENVELOPE_LENGTH } from '../record/envelope';
import { newAttempt, type Attempt, type Played, type Resolution, type VisitRecord } from './attempt';
import { readBookmark, writeBookmark } from './bookmark';
import type { CoursePackage } from './course';
import { shortOf } from './short';

const course = courseOf(['agenda', 'change', 'goals'], { topics: ['agenda', 'change', 'goals'] });
const text = course.text['en']!;
const plenty = 1_000_000;

const modules = text.modules.map(({ id }) => id);
const visitKeys = text.people.flatMap(({ id, visits }) => visits.map((visit) => `${id}.${visit.id}`));
const digit = fc.integer({ min: 0, max: 35 });
const tenth = fc.integer({ min: 0, max: 10 });
const path = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwx'), maxLength: 26 });
const number = fc.integer({ min: 1, max: 35 });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const going: fc.Arbitrary<Played> = fc.record({ path, attempt: number });
const ended: fc.Arbitrary<Played> = fc.record({
  path,
  attempt: number,
  ending: fc.constantFrom('good', 'mixed', 'poor'),
});

const visitRecord: fc.Arbitrary<VisitRecord> = fc
  .oneof(
    going.map((latest) => ({ latest, debriefed: false })),
    fc
      .tuple(ended, fc.oneof(going, ended), fc.boolean(), fc.boolean())
      .map(([best, other, debriefed, same]) => ({ best, latest: same ? best : other, debriefed })),
  )
  .chain((record) =>
    fc
      .string({ unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz'), minLength: 4, maxLength: 4 })
      .map((revision) => ({ ...record, revision })),
  )
  // The same path at the same attempt is the same play, with the same ending.
  .filter(
    ({ best, latest }: VisitRecord) =>
      !best || best.path !== latest?.path || best.attempt !== latest.attempt || best === latest,
  );

const resolution: fc.Arbitrary<Resolution> = fc
  .record({
    module: fc.constantFrom(...modules),
    pick: fc.constantFrom('something-else', 'wait', 'list2'),
    withWhom: digit,
    when: digit,
    confidence: tenth,
    outcome: optional(digit),
  })
  .map(({ outcome, ...rest }) => ({ ...rest, ...(outcome !== undefined && { outcome }) }));

const place: fc.Arbitrary<Attempt['place']> = fc.oneof(
  fc.constantFrom('meeting', 'home', 'rating', 'help', 'exit', 'about').map((screen) => ({ screen }) as const),
  fc.constantFrom(...modules).map((module) => ({ screen: 'plan', module }) as const),
  fc
    .tuple(fc.constantFrom(...modules), fc.constantFrom('one', 'five'))
    .map(([module, page]) => ({ screen: 'page', module, page }) as const),
  fc
    .tuple(fc.constantFrom('consultation', 'debrief'), fc.constantFrom(...visitKeys))
    .map(([screen, key]) => ({ screen, person: key.split('.')[0]!, visit: key.split('.')[1]! }) as const),
);

const attempts: fc.Arbitrary<Attempt> = fc
  .record({
    role: optional(fc.constantFrom('gp', 'practice-nurse')),
    locale: optional(fc.constant('en')),
    session: optional(fc.constantFrom({ tag: '0a9z' }, { tag: 'k3f9', group: 'c' })),
    ratings: fc.record({ before: tenth, after: tenth, lookingBack: tenth }, { requiredKeys: [] }),
    visits: fc.dictionary(fc.constantFrom(...visitKeys), visitRecord, { noNullPrototype: true }),
    pages: fc.dictionary(
      fc.constantFrom(...modules),
      fc.subarray(['one', 'two', 'three', 'four', 'five'], { minLength: 1 }),
      { noNullPrototype: true },
    ),
    resolutions: fc.array(resolution, { maxLength: 6 }),
    place,
    completed: fc.boolean(),
  })
  .map(({ role, session, locale, ...rest }) => ({
    ...rest,
    ...(role !== undefined && { role }),
    ...(locale !== undefined && { locale }),
    ...(session !== undefined && { session }),
  }));

describe('a bookmark', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(attempts, (attempt) => {
        expect(readBookmark(writeBookmark(attempt, course, plenty), course)).toEqual(attempt);
      }),
      { numRuns: 500 },
    );
  });

  test('is the same text when it is written again', () => {
    fc.assert(
      fc.property(attempts, fc.nat(600), (attempt, limit) => {
        const once = writeBookmark(attempt, course, limit);
        expect(writeBookmark(readBookmark(once, course), course, plenty)).toBe(once);
      }),
    );
  });

  test('has only characters that every LMS keeps', () => {
    fc.assert(
      fc.property(attempts, (attempt) => {
        expect(writeBookmark(attempt, course, plenty)).toMatch(/^[A-Za-z0-9_.-]+$/);
      }),
    );
  });

  test('fits wherever it can', () => {
    fc.assert(
      fc.property(attempts, fc.nat(1200), (attempt, limit) => {
        const least = writeBookmark(attempt, course, 0);
        expect(writeBookmark(attempt, course, limit).length).toBeLessThanOrEqual(Math.max(limit, least.length));
      }),
    );
  });

  test('never drops completion, ratings, resolutions, role, place, or how a visit ended', () => {
    fc.assert(
      fc.property(attempts, (attempt) => {
        const back = readBookmark(writeBookmark(attempt, course, 0), course);
        expect({ ...back, visits: {}, pages: {} }).toEqual({ ...attempt, visits: {}, pages: {} });
        for (const [key, visit] of Object.entries(attempt.visits)) {
          expect(back.visits[key]?.best?.ending).toBe(visit.best?.ending);
          expect(back.visits[key]?.debriefed).toBe(visit.debriefed);
        }
      }),
    );
  });
});

test('of all that gold may come to fits 3,500 characters: two for a decision, and 24 for a consultation', () => {
  const topics = ['agenda-setting', 'ambivalence', 'goals-and-follow-up', 'core-skills', 'care-planning'];
  const gold = courseOf(topics, { topics });
  const { people, modules: lessons } = gold.text['en']!;
  // The longest play: twelve turns, in each of them a wait before the choice; half as many in a second visit.
  const visits = people.flatMap(({ id }) => [
    { key: `${id}.first`, name: id, decisions: 24 },
    { key: `${id}.second`, name: id, decisions: 12 },
  ]);
  const played = (letter: string, decisions: number, attempt: number): Played => ({
    path: letter.repeat(decisions),
    attempt,
    ending: 'good',
  });
  const before: Attempt = {
    ...newAttempt,
    completed: true,
    role: 'practice-nurse',
    ratings: { before: 10, after: 10, lookingBack: 10 },
    session: { tag: 'abcd', group: 'e' },
    resolutions: lessons
      .map(({ id }) => ({ module: id, pick: 'a-name-of-twenty-one', withWhom: 9, when: 9, confidence: 10, outcome: 9 }))
      .concat({ module: topics[2]!, pick: 'a-name-of-twenty-one', withWhom: 1, when: 1, confidence: 1, outcome: 1 }),
    place: { screen: 'page', module: topics[2]!, page: 'three' },
    pages: Object.fromEntries(lessons.map(({ id, pages }) => [id, pages.map((page) => page.id)])),
  };
  const full = (count: number): Attempt => ({
    ...before,
    visits: Object.fromEntries(
      visits.slice(0, count).map(({ key, decisions }) => [
        key,
        {
          revision: 'abcd',
          debriefed: true,
          best: played('a', decisions, 1),
          latest: played('b', decisions, 2),
        },
      ]),
    ),
  });
  const lengthWith = (count: number) => writeBookmark(full(count), gold, plenty).length;
  expect(people).toHaveLength(10);
  expect(readBookmark(writeBookmark(full(20), gold, plenty), gold)).toEqual(full(20));
  expect(lengthWith(20)).toBeLessThanOrEqual(3500 - ENVELOPE_LENGTH);
  // These people have longer names than any of ours, which are at most seven letters.
  for (const [at, { name, decisions }] of visits.entries())
    expect(lengthWith(at + 1) - lengthWith(at) - (name.length - 7)).toBeLessThanOrEqual(2 * decisions + 24);
});

describe('when it does not fit', () => {
  const best: Played = { path: 'abcabcabc', attempt: 1, ending: 'good' };
  const attempt: Attempt = {
    ...newAttempt,
    visits: {
      'agenda-a.first': { revision: 'abcd', best, latest: { path: 'cccccc', attempt: 2 }, debriefed: true },
      'change-a.first': { revision: 'abcd', latest: { path: 'bb', attempt: 1 }, debriefed: false },
    },
    pages: { agenda: ['one', 'two'] },
  };
  const kept = (limit: number) => {
    const back = readBookmark(writeBookmark(attempt, course, limit), course);
    return [
      back.visits['agenda-a.first']?.latest?.path === 'cccccc' && 'other ways',
      back.pages['agenda'] && 'pages',
      back.visits['agenda-a.first']?.best?.path === best.path && 'best ways',
      back.visits['change-a.first']?.latest?.path === 'bb' && 'a visit under way',
    ].filter(Boolean);
  };

  test('drops other ways first, then page marks, then the best ways of finished visits', () => {
    const steps = new Set<string>();
    for (let limit = 200; limit >= 0; limit--) steps.add(kept(limit).join(', '));
    expect([...steps]).toEqual([
      'other ways, pages, best ways, a visit under way',
      'pages, best ways, a visit under way',
      'best ways, a visit under way',
      'a visit under way',
    ]);
  });
});

describe('reading', () => {
  const page = (id: string) => ({ screen: 'page', module: 'agenda', page: id }) as const;
  const full = writeBookmark(
    fc
      .sample(attempts, { numRuns: 200, seed: 7 })
      .reduce((one, other) => (Object.keys(other.visits).length > Object.keys(one.visits).length ? other : one)),
    course,
    plenty,
  );

  test('never throws, and never makes up what the course does not have', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.nat(full.length), fc.nat(9), fc.string())
        .map(([at, gone, put]) => full.slice(0, at) + put + full.slice(at + gone)),
      fc.shuffledSubarray(full.split('.')).map((sections) => ['1', ...sections].join('.')),
      fc
        .array(fc.tuple(fc.constantFrom(...'zrqcsvpk'), fc.string()).map(([letter, rest]) => letter + rest))
        .map((sections) => ['1', ...sections].join('.')),
    );
    fc.assert(
      fc.property(anything, (bookmark) => {
        const attempt = readBookmark(bookmark, course);
        for (const key of Object.keys(attempt.visits)) expect(visitKeys).toContain(key);
        for (const key of Object.keys(attempt.pages)) expect(modules).toContain(key);
        expect(attempt.resolutions.length).toBeLessThanOrEqual(6);
        const again = writeBookmark(attempt, course, plenty);
        expect(readBookmark(again, course)).toEqual(attempt);
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    ['nothing', ''],
    ['another format', '2.z'],
    ['no format', 'z'],
    ['a word', 'constructor'],
  ])('starts afresh from %s', (_, bookmark) => {
    expect(readBookmark(bookmark, course)).toEqual(newAttempt);
  });

  test('passes over a section it does not know', () => {
    expect(readBookmark('1.k12_34.z.Kx.q7', course)).toEqual({
      ...newAttempt,
      completed: true,
      ratings: { before: 7 },
    });
  });

  test.each([
    ['a person who is gone', '1.z.vnobody_0dabcd_1gab'],
    ['a visit that is gone', '1.z.vagenda-a_5dabcd_1gab'],
    ['a module that is gone', `1.z.p${shortOf('nothing')}_${shortOf('one')}.c${shortOf('nothing')}_wait_017-`],
    ['a role that is gone', '1.z.rconstructor'],
    ['a path with a strange letter', '1.z.vagenda-a_0dabcd_1gaZ'],
    ['a revision of another length', '1.z.vagenda-a_0dabcdef_1ga'],
    ['a rating above ten', '1.z.qb'],
    ['a confidence above ten', `1.z.c${shortOf('agenda')}_wait_01b-`],
    ['a pick that is no id', `1.z.c${shortOf('agenda')}_wa!t_017-`],
    ['a page that is gone', `1.z.p${shortOf('agenda')}_${shortOf('six')}`],
  ])('loses only %s', (_, bookmark) => {
    expect(readBookmark(bookmark, course)).toEqual({ ...newAttempt, completed: true });
  });

  test('keeps a mark on its page when pages come before it, move or go', () => {
    const marked: Attempt = { ...newAttempt, pages: { agenda: ['two', 'four'] }, place: page('four') };
    const changed: CoursePackage = {
      ...course,
      text: {
        en: {
          ...text,
          modules: text.modules.map((module) => ({
            ...module,
            pages: ['new', 'four', 'newer', 'two', 'one'].map((id) => ({ ...module.pages[0]!, id })),
          })),
        },
      },
    };
    const back = readBookmark(writeBookmark(marked, course, plenty), changed);
    expect(new Set(back.pages['agenda'])).toEqual(new Set(['two', 'four']));
    expect(back.place).toEqual(page('four'));
  });

  test('goes home from a place that is gone', () => {
    expect(readBookmark(`1.s2_${shortOf('agenda')}_${shortOf('nine')}`, course).place).toEqual({ screen: 'home' });
    expect(readBookmark('1.s3___nobody_first', course).place).toEqual({ screen: 'home' });
  });

  test('keeps completion whatever happens to the rest', () => {
    fc.assert(
      fc.property(attempts, fc.string(), (attempt, damage) => {
        const bookmark = writeBookmark({ ...attempt, completed: true }, course, plenty);
        expect(readBookmark(bookmark + damage, course).completed).toBe(true);
      }),
    );
  });
});
