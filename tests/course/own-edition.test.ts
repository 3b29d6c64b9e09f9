/** An edition of one's own is a file of YAML and nothing else: what it says arrives in its package. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderCourseScript } from '../../scorm/package/scripts';
import { readCourse, type BuiltCourse } from '../../src/content/course';

const house = path.resolve(import.meta.dirname, '../..');
const root = mkdtempSync(path.join(tmpdir(), 'edition-'));
let course: BuiltCourse;

const quiet = `format: edition/1
id: quiet
title: Without hints
modules: [ambivalence]
locales: [en]
completion: { topics: [ambivalence] }
record: detailed
hints: hidden
`;
/** Three sessions of ninety minutes, in house: a topic before each. */
const threeTimesNinety = `format: edition/1
id: three-times-ninety
title: Three sessions of ninety minutes
modules:
  - agenda-setting
  - id: ambivalence
    pages: [two-true-things, rulers]
  - goals-and-follow-up
locales: [en]
completion: { topics: [agenda-setting, ambivalence, goals-and-follow-up] }
record: completion
`;

beforeAll(async () => {
  for (const part of ['modules', 'scenarios', 'scorm/editions', 'scorm/overlays', 'package.json', 'src/i18n'])
    cpSync(path.join(house, part), path.join(root, part), { recursive: true });
  writeFileSync(path.join(root, 'scorm/editions/quiet.yaml'), quiet);
  writeFileSync(path.join(root, 'scorm/editions/three-times-ninety.yaml'), threeTimesNinety);
  const read = await readCourse(root, { overlay: 'core' });
  expect(read.problems).toEqual([]);
  course = read.course!;
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

test('hides thoughts and the coach where it says so, and reports in detail', () => {
  const { package: made } = course.assemble('quiet', 'scorm12');
  expect([made.hints, made.record, made.completion]).toEqual(['hidden', 'detailed', { topics: ['ambivalence'] }]);
  expect(renderCourseScript(made)).toContain('"hints":"hidden"');
  expect(course.assemble('ambivalence', 'scorm12').package.hints).toBe('shown');
});

test('is cut from the same units: what it shares with another edition is the same, byte for byte', () => {
  const own = course.assemble('three-times-ninety', 'scorm12');
  const silver = course.assemble('silver', 'scorm12');
  expect(own.package.text['en']?.editionTitle).toBe('Three sessions of ninety minutes');
  const shared = (id: string) => [own, silver].map(({ contents }) => contents.find((content) => content.id === id));
  for (const id of ['kath', 'maureen', 'alan', 'agenda-setting', 'goals-and-follow-up', 'shelf']) {
    const [one, other] = shared(id);
    expect(one).toBeDefined();
    expect(one).toEqual(other);
  }
  const [cut] = shared('ambivalence');
  expect(cut?.kind === 'module' && cut.pages.map(({ id }) => id)).toEqual(['two-true-things', 'rulers']);
});
