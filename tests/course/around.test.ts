/** What stands around the conversations: levels and their minutes, lessons that show real lines, whom a role meets first, what one is stuck with, places for stories. */
import { resolve } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { TakingCourse } from '../../src/view/course/taking.svelte';
import { matches } from '../../src/view/find/matches';
import { readCourse, type Assembly } from '../../src/content/course';
import { showProblem } from '../../src/content/parse/problem';
import { roleIds } from '../../src/content/parse/schema';
import { newAttempt } from '../../src/course/attempt';
import type { ModuleContent, ShelfContent } from '../../src/course/course';
import { house, realScenarios } from '../scenarios/real';

let assemble: (edition: string) => Assembly;
let gold: Assembly;
let lessons: readonly ModuleContent[];
let shelf: ShelfContent;

beforeAll(async () => {
  const { course, problems } = await readCourse(resolve(house), { overlay: 'core' });
  if (!course) throw new Error(problems.map(showProblem).join('\n'));
  assemble = (edition) => course.assemble(edition, 'scorm12');
  gold = assemble('gold');
  lessons = gold.contents.flatMap((content) => (content.kind === 'module' ? [content] : []));
  shelf = gold.contents.find((content): content is ShelfContent => content.kind === 'shelf')!;
});
const englishOf = ({ package: { text } }: Assembly) => text['en']!;

describe('a level', () => {
  test.each(['bronze', 'silver', 'gold'])(
    '%s holds the minutes it promises, less those it says are spent elsewhere',
    (id) => {
      const level = assemble(id);
      const { promised = 0, computed } = level.package.minutes;
      const besides = (englishOf(level).besides ?? []).reduce((sum, { minutes }) => sum + minutes, 0);
      expect(promised).toBeGreaterThan(0);
      expect(computed).toBeGreaterThanOrEqual(promised - besides);
    },
  );

  test('bronze says that it is a flavour; no other level does', () => {
    expect(englishOf(assemble('bronze')).about).toMatch(/flavour.*nobody competent/);
    expect(englishOf(gold).about).toBeUndefined();
  });
});

test('the refreshers have one for each skill, of five to ten minutes', () => {
  const { modules, people } = englishOf(assemble('refresher'));
  expect(modules.map(({ id }) => id).sort()).toEqual(lessons.map(({ id }) => id).sort());
  for (const module of modules) {
    const talk = people.filter(({ id }) => module.people.includes(id)).flatMap(({ visits }) => visits);
    const minutes = talk.reduce((sum, visit) => sum + visit.minutes, module.minutes);
    expect([module.id, minutes >= 5 && minutes <= 10]).toEqual([module.id, true]);
  }
});

describe('whom a role meets first', () => {
  const firstFor = (assembly: Assembly, role: (typeof roleIds)[number]) => {
    const taking = new TakingCourse({ course: assembly.package, attempt: { ...newAttempt } });
    taking.chooseRole(role);
    return taking.people[0];
  };

  test('a topic’s own order stands where no role is chosen, and where somebody is met in another topic too', () => {
    const taking = new TakingCourse({ course: gold.package, attempt: { ...newAttempt } });
    for (const module of englishOf(gold).modules)
      expect(taking.peopleIn(module).map(({ id }) => id)).toEqual(module.people);
  });

  test.each(roleIds)('in gold a %s first meets somebody they would meet at work', (role) => {
    expect(firstFor(gold, role)?.roles).toContain(role);
  });

  test.each(['bronze', 'silver', 'team'].flatMap((edition) => roleIds.map((role) => [edition, role] as const)))(
    'in %s a %s first meets somebody as that',
    (edition, role) => {
      expect(firstFor(assemble(edition), role)?.roles).toContain(role);
    },
  );

  test.each(['silver', 'agenda-setting', 'core-skills', 'taster'])(
    'in %s every role can be chosen, and goes first where somebody is met in it',
    (edition) => {
      const assembly = assemble(edition);
      const taking = new TakingCourse({ course: assembly.package, attempt: { ...newAttempt } });
      expect(taking.roles.map(({ id }) => id).sort()).toEqual([...roleIds].sort());
      const met = englishOf(assembly).people.flatMap(({ roles }) => roles);
      for (const role of roleIds) {
        const first = firstFor(assembly, role);
        expect(first).toBeDefined();
        if (met.includes(role)) expect(first?.roles).toContain(role);
      }
    },
  );
});

describe('“Spot the skill”', () => {
  test('shows lines of the topic’s own people: four skills or more, some that cost and some that are apt', () => {
    for (const lesson of lessons) {
      const { people } = englishOf(gold).modules.find(({ id }) => id === lesson.id)!;
      const names = realScenarios.filter(({ id }) => people.includes(id)).map(({ name }) => name);
      const rows = lesson.parts['spot-the-skill']?.['lines'];
      const lines = Array.isArray(rows)
        ? rows.filter((row): row is Record<string, string> => typeof row === 'object')
        : [];
      expect(lines.length).toBeGreaterThanOrEqual(6);
      const worths = lines.map(({ who, says }) => {
        expect(names).toContain(who);
        const said = realScenarios
          .flatMap(({ visits }) =>
            visits.flatMap(({ turns }) => Object.values(turns).flatMap(({ choices }) => choices)),
          )
          .find((choice) => `“${choice.says}”` === says);
        return said?.worth;
      });
      expect(worths).not.toContain(undefined);
      expect(new Set(worths).size).toBeGreaterThan(1);
      expect(new Set(lines.map(({ move }) => move)).size).toBeGreaterThanOrEqual(4);
      expect(new Set(lines.map(({ who }) => who)).size).toBeGreaterThan(1);
    }
  });
});

describe('what one is stuck with', () => {
  test('leads to each of the people, and into each topic', () => {
    const to = shelf.stuck.flatMap((each) => each.to);
    expect([...new Set(to.flatMap(({ person }) => person ?? []))].sort()).toEqual(
      realScenarios.map(({ id }) => id).sort(),
    );
    expect([...new Set(to.flatMap(({ module }) => module ?? []))].sort()).toEqual(lessons.map(({ id }) => id).sort());
  });

  test.each([
    ['they say no to everything', 'maureen'],
    ['don’t hear me', 'dot'],
    ['deaf', 'dot'],
    ['the letter came back', 'tyler'],
    ['nobody reads our letters', 'tyler'],
    ['missed appointments', 'tyler'],
    ['sleeping tablets', 'callum'],
    ['suicide', 'callum'],
    ['template', 'shabana'],
    ['end of their tether', 'gareth'],
    ['fatigue', 'priya'],
    ['the plan isn’t theirs', 'bronwen'],
    ['gym', 'alan'],
    ['doorknob', 'kath'],
  ])('“%s” finds %s', (wanted, person) => {
    const found = shelf.stuck.filter(({ says, also }) => matches(wanted, [says, ...also]));
    expect(found.flatMap(({ to }) => to.flatMap((each) => each.person ?? []))).toContain(person);
  });

  test('“they cry” finds the page that names the feeling', () => {
    const found = shelf.stuck.filter(({ says, also }) => matches('they cry', [says, ...also]));
    expect(found.flatMap(({ to }) => to.map(({ page }) => page))).toContain('put-a-name-to-it');
  });
});

test('every word of the glossary is linked from a page', () => {
  const pages = [...lessons, shelf].flatMap((lesson) => lesson.pages.map(({ html }) => html)).join('');
  expect(shelf.glossary.filter(({ id }) => !pages.includes(`#word-${id}"`)).map(({ id }) => id)).toEqual([]);
});

test('a place for a story waits, marked as empty, for each topic, with a guide for its teller', () => {
  const page = shelf.pages.find(({ id }) => id === 'stories');
  expect(page?.html.match(/<strong>empty<\/strong>/g)).toHaveLength(lessons.length);
  expect(page?.part).toBe('story');
  expect(shelf.parts['story']?.['example']).toBeUndefined();
});

test('every topic has a consultation to read, a part to fill in, lines to spot, phrases and a commitment', () => {
  for (const { pages, parts, phrases, commitments } of lessons) {
    const held = pages.flatMap(({ part }) => part ?? []);
    expect(held).toEqual(expect.arrayContaining(['model-consultation', 'spot-the-skill']));
    expect(Object.keys(parts).length).toBeGreaterThanOrEqual(2);
    expect(phrases.length).toBeGreaterThanOrEqual(5);
    expect(commitments.length).toBeGreaterThanOrEqual(5);
  }
});

test('pages name no person of the simulator who is met in another topic only', () => {
  for (const { id } of lessons) {
    const here = englishOf(gold).modules.find((module) => module.id === id)!.people;
    const strangers = realScenarios.filter((each) => !here.includes(each.id)).map(({ name }) => name);
    const read = readdirSync(resolve(house, `modules/${id}/pages`)).map((file) =>
      readFileSync(resolve(house, `modules/${id}/pages/${file}`), 'utf8'),
    );
    const named = strangers.filter((name) => read.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
    expect([id, named]).toEqual([id, []]);
  }
});
