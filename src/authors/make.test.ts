import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingPictures } from '../../scorm/package/files';
import { readProfiles } from '../../scorm/package/handover/profiles';
import { readCourse, type BuiltCourse } from '../content/course';
import { readTranslation } from '../content/locale';
import { readOverlay } from '../content/overlays';
import { showProblem } from '../content/parse/problem';
import { readScenarios } from '../content/scenarios';
import { upgradeProblems } from '../content/upgrade';
import { followPlay } from '../preview/notation';
import { proveScenario } from '../prove/report';
import { kinds, makeNew, type Kind } from './make';

const house = path.resolve(import.meta.dirname, '../..');
let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'new-'));
  for (const part of ['modules', 'scenarios', 'scorm', 'static', 'package.json'])
    cpSync(path.join(house, part), path.join(root, part), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** What was written; fails when nothing was. */
function make(kind: Kind, id: string): readonly string[] {
  const made = makeNew(root, kind, id);
  if ('refusal' in made) throw new Error(made.refusal);
  return made.files;
}

/** The course with what was made in it. */
async function read(overlay = 'core'): Promise<BuiltCourse> {
  const { problems, course } = await readCourse(root, { overlay });
  expect(problems.map(showProblem)).toEqual([]);
  if (!course) throw new Error('There is no course.');
  return course;
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(path.join(root, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(path.join(root, file), text.replace(from, to));
}

// Which option comes first depends on the id, so one lucky name would prove little.
test.each(['sam', 'mary-ann', 'z', 'iolo2'])('a new scenario %s is proved and plays before a word is changed', (id) => {
  expect(make('scenario', id)).toEqual([`scenarios/${id}/scenario.yaml`, `scenarios/${id}/sources.md`]);
  const { scenarios, problems } = readScenarios(root, [id]);
  expect(problems.map(showProblem)).toEqual([]);
  const [scenario] = scenarios;
  if (!scenario) throw new Error('There is no scenario.');
  expect(proveScenario(scenario).findings).toEqual([]);
  expect(followPlay(scenario, 'awabaa').session.ending).toMatchObject({ kind: 'good' });
});

test('a new scenario bears its own name throughout', () => {
  make('scenario', 'mary-ann');
  const texts = ['scenario.yaml', 'sources.md'].map((file) =>
    readFileSync(path.join(root, 'scenarios/mary-ann', file), 'utf8'),
  );
  expect(texts.join()).not.toMatch(/\bsam\b/i);
  expect(texts.join()).toContain('Mary-Ann would like to come off the list');
});

test('a new module, with the new person in it and an edition of its own, is a package', async () => {
  make('scenario', 'iolo');
  expect(make('module', 'quiet')).toContain('modules/quiet/module.yaml');
  expect(make('edition', 'quiet')).toEqual(['scorm/editions/quiet.yaml']);
  change('modules/quiet/module.yaml', 'people: [', 'people: [iolo, ');
  const assembly = (await read()).assemble('quiet', 'scorm12');
  expect(assembly.contents.map(({ id }) => id)).toEqual(expect.arrayContaining(['iolo', 'quiet']));
  expect(assembly.package.completion.topics).toEqual(['quiet']);
  expect(missingPictures(assembly, root)).toEqual([]);
});

test('a new edition begins with a module that is there', async () => {
  make('edition', 'induction-day');
  const { text, edition } = (await read()).assemble('induction-day', 'web').package;
  expect([edition, text['en']?.editionTitle]).toEqual(['induction-day', 'Induction day']);
});

test('a new overlay is a course of its own name, and its packages are built', async () => {
  expect(make('overlay', 'east-coast')).toEqual(['scorm/overlays/east-coast/overlay.yaml']);
  const { package: course } = (await read('east-coast')).assemble('silver', 'scorm12');
  expect(course.text['en']?.overlay).toMatchObject({ id: 'east-coast', title: 'Common Ground at East coast' });
  expect(upgradeProblems(readOverlay(root, 'east-coast'))).toEqual([]);
});

test('a new language has all its lines before it, and the course is built as it was', async () => {
  expect(make('locale', 'fr')).toEqual(['src/i18n/locales/fr.yaml']);
  await read();
  const { problems, entries, drafts } = readTranslation(readOverlay(root, 'core'), 'fr');
  expect([problems, entries.size, drafts]).toEqual([[], 0, ['src/i18n/locales/fr.yaml']]);
});

test('a new profile is an LMS on the page that says which package to take', () => {
  expect(make('profile', 'our-lms')).toEqual(['scorm/profiles/our-lms.yaml']);
  const { profiles, problems } = readProfiles(root);
  expect(problems.map(showProblem)).toEqual([]);
  expect(profiles.find(({ id }) => id === 'our-lms')).toMatchObject({ title: 'Our lms', standard: 'scorm12' });
  expect(readFileSync(path.join(root, 'scorm/profiles/our-lms.yaml'), 'utf8')).toMatch(/^# Not seen yet/);
});

test.each(kinds)('a %s is never written over', (kind) => {
  const files = make(kind, 'fr').map((file) => path.join(root, file));
  files.forEach((file) => {
    writeFileSync(file, 'Mine.');
  });
  expect(makeNew(root, kind, 'fr')).toEqual({
    refusal: expect.stringMatching(/ there already, and nothing was changed/),
  });
  expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(files.map(() => 'Mine.'));
});

test.each(['', 'Sam', '../sam', 'sam/kath', 'a b', '-a', 'a-', '2nd', 'é'])('refuses “%s” as an id', (id) => {
  for (const kind of kinds)
    expect(makeNew(root, kind, id)).toEqual({ refusal: expect.stringMatching(/^“.*” can’t be an id: .*\.$/) });
});
