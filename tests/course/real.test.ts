/** The course as it is packaged: its data, its pseudo-locale, and a bookmark of all of it. */
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCourse, type Assembly, type BuiltCourse } from '../../src/content/course';
import { showProblem } from '../../src/content/parse/problem';
import { newAttempt, type Attempt, type Played } from '../../src/course/attempt';
import { readBookmark, writeBookmark } from '../../src/course/bookmark';
import type { Visit } from '../../src/engine/scenario';
import { realScenarios } from '../scenarios/real';

let course: BuiltCourse;
let silver: Assembly;
let both: Assembly;

beforeAll(async () => {
  const read = await readCourse(resolve(import.meta.dirname, '../..'), { overlay: 'core' });
  if (!read.course) throw new Error(read.problems.map(showProblem).join('\n'));
  course = read.course;
  silver = course.assemble('silver', 'scorm12');
  both = course.assemble('silver', 'web', { locales: ['en', 'qps'] });
});

/** Every text and id of a value, by where it stands. */
function leavesOf(value: unknown, path = ''): [path: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, `${path}/${key}`));
}

describe('every edition', () => {
  test('is read without a problem and has something to complete', () => {
    expect(course.editions.length).toBeGreaterThan(0);
    for (const { id } of course.editions) {
      const assembly = course.assemble(id, 'scorm2004-4');
      const { text, completion, locales } = assembly.package;
      expect(locales).toEqual(Object.keys(text));
      for (const locale of locales) {
        const { modules, people } = text[locale]!;
        const known = people.map((person) => person.id);
        for (const topic of completion.topics) expect(modules.map((module) => module.id)).toContain(topic);
        for (const module of modules) expect(known).toEqual(expect.arrayContaining([...module.people]));
        const held = assembly.contents.filter((content) => content.locale === locale).map((content) => content.id);
        expect(held).toEqual(expect.arrayContaining([...modules.map((module) => module.id), ...known]));
      }
    }
  });

  // The screens' own strings are filled in while they are shown.
  test('has its terms filled in, everywhere', () => {
    for (const { id } of course.editions) {
      const assembly = course.assemble(id, 'web', { locales: ['en', 'qps'] });
      const open = leavesOf([
        { ...assembly.package, strings: {} },
        assembly.contents.filter(({ kind }) => kind !== 'strings'),
      ]).filter(([, leaf]) => typeof leaf === 'string' && leaf.includes('{{'));
      expect(open).toEqual([]);
    }
  });

  test('is the same build when nothing changed, and another when a locale is added', () => {
    expect(course.assemble('silver', 'scorm12').package.build).toBe(silver.package.build);
    expect(both.package.build).not.toBe(silver.package.build);
  });

  test('takes as long as its parts', () => {
    const { modules, people } = silver.package.text['en']!;
    const visits = people.flatMap((person) => person.visits);
    const sum = [...modules, ...visits].reduce((all, { minutes }) => all + minutes, 0);
    expect(silver.package.minutes.computed).toBe(sum);
    for (const { pages, minutes } of modules) expect(minutes).toBe(pages.reduce((all, page) => all + page.minutes, 0));
  });

  test('is not made up', () => {
    expect(() => course.assemble('platinum', 'web')).toThrow('platinum');
  });
});

describe('the pseudo-locale', () => {
  const isText =
    /\/(says|unsaid|cue|thinks|coach|lay|clinician|brief|pause|(?<!\/visits\/\d+\/)after|because|html|summary|skill|strapline)$/;
  const isId =
    /\/(id|format|revision|move|start|goto|scene|posture|object|file|kind|setting|worth|variable|locale|part|lean|choice|turn|at|target|pronoun)$|\/roles\/\d+$|\/people\/\d+$|\/visits\/\d+\/after$|\/to\/\d+\/\w+$|\/openings\/\d+$/;
  let pairs: [path: string, english: unknown, pseudo: unknown][];

  beforeAll(() => {
    const of = (locale: string) => {
      const contents = both.contents.filter((content) => content.locale === locale && content.kind !== 'strings');
      return leavesOf({ contents, text: both.package.text[locale] });
    };
    const pseudo = new Map(of('qps'));
    const english = of('en');
    expect([...pseudo.keys()]).toEqual(english.map(([path]) => path));
    pairs = english.map(([path, leaf]) => [path, leaf, pseudo.get(path)]);
  });

  test('changes every text', () => {
    const kept = pairs.filter(([path, english, pseudo]) => isText.test(path) && english !== '' && english === pseudo);
    expect(kept.map(([path]) => path)).toEqual([]);
  });

  test('changes no id, and nothing that is not a text', () => {
    const changed = pairs.filter(
      ([path, english, pseudo]) =>
        english !== pseudo && !path.endsWith('/locale') && (isId.test(path) || typeof english !== 'string'),
    );
    expect(changed.map(([path]) => path)).toEqual([]);
  });

  test('keeps the marks of HTML', () => {
    const tags = (text: unknown) => String(text).match(/<[^>]+>/g);
    for (const [path, english, pseudo] of pairs)
      if (path.endsWith('/html')) expect(tags(pseudo)).toEqual(tags(english));
  });
});

describe('silver’s bookmark', () => {
  /** The most decisions that any play of a visit takes: each turn once, waited or turned in each. */
  const longest = ({ turns, start }: Visit): number => {
    const known = new Map<string, number>();
    const from = (id: string): number => {
      const before = known.get(id);
      if (before !== undefined) return before;
      const turn = turns[id as keyof typeof turns];
      if (!turn) return 0;
      const replies = [
        ...turn.choices.flatMap((choice) => choice.replies),
        ...(turn.wait ?? []),
        ...(turn.attend ?? []),
      ];
      const most =
        2 + Math.max(0, ...replies.map(({ goto }) => (goto === undefined || goto === 'end' ? 0 : from(goto))));
      known.set(id, most);
      return most;
    };
    return from(start);
  };

  const worst = (): Attempt => {
    const { modules } = silver.package.text['en']!;
    const played = (visit: Visit, letter: string, attempt: number): Played => ({
      path: letter.repeat(longest(visit)),
      attempt,
      ending: 'mixed',
    });
    const commitments = silver.contents.flatMap((content) =>
      content.kind === 'module' ? content.commitments.map(({ id }) => ({ module: content.id, pick: id })) : [],
    );
    const longestPick = commitments.reduce((most, each) =>
      (each.module + each.pick).length > (most.module + most.pick).length ? each : most,
    );
    const people = silver.contents.flatMap((content) => (content.kind === 'scenario' ? [content.scenario] : []));
    const lastModule = modules.reduce((most, module) => (module.id.length > most.id.length ? module : most));
    return {
      role: 'health-care-assistant',
      ratings: { before: 10, after: 10, lookingBack: 10 },
      visits: Object.fromEntries(
        people.flatMap((scenario) =>
          scenario.visits.map((visit) => [
            `${scenario.id}.${visit.id}`,
            {
              revision: scenario.revision,
              best: played(visit, 'a', 34),
              latest: played(visit, 'b', 35),
              debriefed: true,
            },
          ]),
        ),
      ),
      pages: Object.fromEntries(modules.map(({ id, pages }) => [id, pages.map((page) => page.id)])),
      resolutions: Array.from({ length: 6 }, () => ({
        ...longestPick,
        withWhom: 9,
        when: 9,
        confidence: 10,
        outcome: 3,
      })),
      place: {
        screen: 'page',
        module: lastModule.id,
        page: lastModule.pages.reduce((most, { id }) => (id.length > most.length ? id : most), ''),
      },
      completed: true,
    };
  };

  test('fits 800 characters at its very worst, with nothing dropped and room for 100 more', () => {
    const attempt = worst();
    const text = writeBookmark(attempt, silver.package, 1_000_000);
    expect(text.length).toBeLessThanOrEqual(700);
    expect(readBookmark(text, silver.package)).toEqual(attempt);
  });

  test('reads the revisions that scenarios have', () => {
    for (const { revision } of realScenarios) expect(revision).toMatch(/^[0-9a-z]{4}$/);
  });

  test('begins as a few characters', () => {
    expect(writeBookmark(newAttempt, silver.package, 800).length).toBeLessThan(10);
  });
});
