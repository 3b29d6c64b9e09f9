/** An organisation's own course out of one folder: its words, people, pages, editions and looks; and what an upgrade tells it afterwards. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { filesOf, missingPictures } from '../../scorm/package/files';
import { makeNew } from '../../src/authors/make';
import { readCourse, type Assembly, type BuiltCourse } from '../../src/content/course';
import { linesOf, sourceHash } from '../../src/content/lines';
import { readOverlay } from '../../src/content/overlays';
import { moduleSchema } from '../../src/content/parse/course';
import { readYaml } from '../../src/content/parse/source';
import { hashOfUnit } from '../../src/content/signoffs';
import { readScenarios } from '../../src/content/scenarios';
import { upgradeProblems } from '../../src/content/upgrade';
import type { ModuleSummary } from '../../src/course/course';
import { disguise } from '../../src/i18n/pseudo';

const house = path.resolve(import.meta.dirname, '../..');
const parts = ['modules', 'scenarios', 'scorm/overlays', 'scorm/editions', 'static', 'package.json', 'src/i18n'];
const own = 'scorm/overlays/harbour';
const comment = /^scenarios\/kath:visits\/review\/turns\/inhalers\/choices\/\w\/lay$/;
let root: string;
let kathsComment: { readonly id: string; readonly text: string };

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'own-course-'));
  for (const part of parts) cpSync(path.join(house, part), path.join(root, part), { recursive: true });
  const lines = readScenarios(root, ['kath']).read.flatMap(({ unit }) => unit.lines);
  kathsComment = lines.find(({ id }) => comment.test(id)) ?? { id: '', text: '' };

  // Written as anybody begins one, and then moved to where only this organisation has it.
  makeNew(root, 'scenario', 'sid');
  mkdirSync(path.join(root, own, 'scenarios'), { recursive: true });
  renameSync(path.join(root, 'scenarios/sid'), path.join(root, own, 'scenarios/sid'));
  put('modules/agenda-setting/pages/on-the-quay.md', '---\ntitle: On the quay\n---\nAsk before the tide turns.\n');
  put(
    'editions/one-morning.yaml',
    'format: edition/1\nid: one-morning\ntitle: One morning\nlevel: bronze\nmodules: [agenda-setting]\nlocales: [en]\ncompletion: { topics: [agenda-setting] }\nrecord: completion\n',
  );
  put('harbour.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  put('jo.png', 'a picture');
});
afterAll(() => {
  rmSync(root, { recursive: true });
});
beforeEach(() => {
  write();
});

function put(file: string, text: string): void {
  const place = path.join(root, own, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

function write(more = ''): void {
  put(
    'overlay.yaml',
    `format: overlay/1
id: harbour
extends: river-partnership
title: Harbour talk
brand:
  name: Harbour
  logo: harbour.svg
  colours: { light: { link: '#0b5a6b', button: '#123456' }, dark: { link: '#8fd0dd', button: '#123456' } }
roles: { receptionist: Front desk, gp: Doctor }
levels: { bronze: { title: Shell, minutes: 77 } }
links: [{ id: quay, name: The quay, detail: Walk down. }]
modules:
  agenda-setting: { without people: [shabana], with people: [sid], without pages: [one-word], with pages: [on-the-quay] }
without modules: [care-planning]
without editions: [care-planning]
voices: { jo: { name: Jo, who: Has had asthma for thirty years, picture: jo.png } }
wording:
  ${kathsComment.id}: { of: ${sourceHash(kathsComment.text)}, says: I would have told you at the door., by: jo }
  src/i18n:course/help: { of: ${sourceHash(words('course', 'help'))}, says: Ask us }
  modules/agenda-setting:title: { of: ${sourceHash(title())}, says: Whose list is it? }
${more}`,
  );
}

function words(screen: string, key: string): string {
  const all = JSON.parse(readFileSync(path.join(house, 'src/i18n/locales/en.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  return all[screen]?.[key] ?? '';
}

function title(): string {
  const file = 'modules/agenda-setting/module.yaml';
  const { value } = readYaml(file, readFileSync(path.join(house, file), 'utf8'));
  const lines = linesOf('modules/agenda-setting', moduleSchema, moduleSchema.parse(value));
  return lines.find(({ id }) => id === 'modules/agenda-setting:title')?.text ?? '';
}

async function built(): Promise<BuiltCourse> {
  const { course, problems } = await readCourse(root, { overlay: 'harbour' });
  expect(problems).toEqual([]);
  if (!course) throw new Error('There is no course.');
  return course;
}

async function assembled(edition = 'one-morning'): Promise<Assembly> {
  return (await built()).assemble(edition, 'web');
}

const topicIn = ({ package: { text } }: Assembly): ModuleSummary | undefined =>
  text['en']?.modules.find(({ id }) => id === 'agenda-setting');
const told = () =>
  upgradeProblems(readOverlay(root, 'harbour')).map(({ code, file, line }) => `${code} ${file}:${line}`);

test('what a layer does not settle comes from those it lies on', async () => {
  const overlay = (await assembled()).package.text['en']?.overlay;
  expect(overlay?.title).toBe('Harbour talk');
  expect(overlay?.terms.people).toBe('people');
  expect(overlay?.support.map(({ name }) => name)).toContain('Breathing Space');
  expect(overlay?.links?.map(({ name }) => name)).toEqual(['The quay']);
});

test('people and pages are added and left out, and each shows where it should', async () => {
  const topic = topicIn(await assembled());
  expect(topic?.people).toEqual(['kath', 'sid']);
  expect(topic?.pages.map(({ id }) => id)).toContain('on-the-quay');
  expect(topic?.pages.map(({ id }) => id)).not.toContain('one-word');
  const contents = (await assembled()).contents.map(({ id }) => id);
  expect(contents).toContain('sid');
  expect(contents).not.toContain('shabana');
});

test('an edition of its own is there, one that it left out is not, and no other misses the topic that is gone', async () => {
  const course = await built();
  const ids = course.editions.map(({ id }) => id);
  expect(ids).toContain('one-morning');
  expect(ids).not.toContain('care-planning');
  const gold = course.assemble('gold', 'scorm12').package;
  expect(gold.text['en']?.modules.map(({ id }) => id)).not.toContain('care-planning');
  expect(gold.completion.topics).not.toContain('care-planning');
});

test('roles and minutes are its own', async () => {
  const { minutes, text } = (await assembled()).package;
  expect(minutes.promised).toBe(77);
  expect(text['en']?.roles).toEqual({ receptionist: 'Front desk', gp: 'Doctor' });
});

test('whole lines are in its own words: the interface’s, a topic’s, and a tutor’s with a name and a picture', async () => {
  const { package: course, contents, pictures } = await assembled();
  expect(course.strings).toMatchObject({ course: { help: 'Ask us' } });
  expect(course.text['en']?.modules[0]?.title).toBe('Whose list is it?');
  const kath = contents.find(({ id }) => id === 'kath');
  const choices =
    kath?.kind === 'scenario'
      ? (Object.values(kath.scenario.visits[0]?.turns ?? {}).find(({ id }) => String(id) === 'inhalers')?.choices ?? [])
      : [];
  expect(choices.filter(({ voices }) => voices)).toEqual([
    expect.objectContaining({
      lay: 'I would have told you at the door.',
      voices: { lay: { name: 'Jo', who: 'Has had asthma for thirty years', picture: 'jo.png' } },
    }),
  ]);
  expect(pictures.get('jo.png')).toBe(`${own}/jo.png`);
});

test('a line of the interface in its own words is in the languages that nobody speaks, too', async () => {
  const { contents } = (await built()).assemble('one-morning', 'web', { locales: ['qps'] });
  const strings = contents.find(({ kind }) => kind === 'strings');
  expect(strings).toMatchObject({ strings: { course: { help: disguise('Ask us') } } });
});

describe('a line of the interface in its own words, in an organisation with Welsh', () => {
  const english = `format: overlay/1\nid: harbour\nextends: valleys-health-board\nwording:\n  src/i18n:course/help: { of: ${sourceHash(words('course', 'help'))}, says: Ask us }\n`;
  const welsh = (lines: string) => `format: locale/1\nlanguage: cy\nstatus: draft\nlines:${lines}\n`;
  const helpIn = (course: BuiltCourse | undefined) =>
    course
      ?.assemble('core-skills', 'scorm12')
      .contents.flatMap((each) => (each.kind === 'strings' ? [each.strings] : []))
      .map(({ course: said }) => (said as Record<string, unknown>)['help']);
  beforeEach(() => {
    put('overlay.yaml', english);
  });
  afterEach(() => {
    rmSync(path.join(root, own, 'locales'), { recursive: true, force: true });
  });

  test('stops the build at that line until it is in Welsh', async () => {
    put('locales/cy.yaml', welsh(' {}'));
    const { problems } = await readCourse(root, { overlay: 'harbour' });
    expect(problems).toMatchObject([{ file: `${own}/overlay.yaml`, line: 5, code: 'stale-line' }]);
  });

  test('is in its own Welsh, and that of the course is in nobody’s way', async () => {
    put('locales/cy.yaml', welsh(`\n  src/i18n:course/help: { of: ${sourceHash('Ask us')}, says: Holwch ni }`));
    const { problems, course } = await readCourse(root, { overlay: 'harbour' });
    expect(problems).toEqual([]);
    expect(helpIn(course)).toEqual(['Holwch ni']);
    expect(course?.assemble('core-skills', 'scorm12').package.strings).toMatchObject({ course: { help: 'Ask us' } });
    expect(helpIn((await readCourse(root, { overlay: 'valleys-health-board' })).course)).toEqual(['Cael help']);
  });
});

test('its logo and colours reach the package; a picture that is not there is named', async () => {
  const assembly = await assembled();
  const app = {
    files: new Map([['app.css', new TextEncoder().encode('a{color:var(--blue)}')]]),
    icons: new Map<string, Uint8Array>(),
    prerender: undefined,
  };
  const files = filesOf({ ...assembly, package: { ...assembly.package, standard: 'scorm12' } }, app, root);
  expect([...files.keys()]).toContain('harbour.svg');
  expect(new TextDecoder().decode(files.get('app.css'))).toMatch(/^a\{color:var\(--blue\)\}:root\{--blue:#0b5a6b/);
  const lost = new Map([['harbour.svg', `${own}/gone.svg`]]);
  expect(missingPictures({ ...assembly, pictures: lost }, root)).toEqual([
    `${own}/gone.svg is not there, and overlay.yaml names it.`,
  ]);
});

test('its own wording wants its own signature; a unit that it takes as it is keeps the core’s', () => {
  const [mine, core] = [readOverlay(root, 'harbour'), readOverlay(root, 'core')];
  expect(hashOfUnit(mine, 'scenarios/kath')).not.toBe(hashOfUnit(core, 'scenarios/kath'));
  expect(hashOfUnit(mine, 'modules/agenda-setting')).not.toBe(hashOfUnit(core, 'modules/agenda-setting'));
  expect(hashOfUnit(mine, 'scenarios/alan')).toBe(hashOfUnit(core, 'scenarios/alan'));
});

test('somebody or something that is not there is told at its own line', async () => {
  put('overlay.yaml', 'format: overlay/1\nid: harbour\nmodules:\n  agenda-setting:\n    with people: [kat]\n');
  const { problems } = await readCourse(root, { overlay: 'harbour' });
  expect(problems).toEqual([
    expect.objectContaining({
      file: `${own}/overlay.yaml`,
      line: 5,
      code: 'unknown-person',
      hint: 'Did you mean “kath”?',
    }),
  ]);
});

describe('after an upgrade', () => {
  test('nothing is told while nothing has changed', () => {
    expect(told()).toEqual([]);
  });

  test('a line that changed, one that went, and a file that changed are each told, and the build goes on', async () => {
    const page = 'modules/agenda-setting/pages/the-second-thing.md';
    cpSync(path.join(root, page), path.join(root, own, page));
    const now = sourceHash(readFileSync(path.join(root, page), 'utf8'));
    write(`  modules/agenda-setting:sumary: { of: aaaaaaaa, says: Ask. }\nreplaces: { ${page}: ${now} }\n`);
    const kath = path.join(root, 'scenarios/kath/scenario.yaml');
    const before = readFileSync(kath, 'utf8');
    writeFileSync(kath, before.replace(kathsComment.text, 'A new word on it.'));
    appendFileSync(path.join(root, page), '\nOne more.\n');
    expect(told().map((each) => each.split(' ')[0])).toEqual(['stale-own', 'gone-own', 'stale-own']);
    expect(topicIn(await assembled())?.title).toBe('Whose list is it?');
    writeFileSync(kath, before);
    rmSync(path.join(root, own, page));
  });
});
