/** An organisation's own name and word reach every file of a package, and the course's default ones reach none. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readyApp, type App } from '../../scorm/package/app';
import { filesOf } from '../../scorm/package/files';
import { readCourse, type BuiltCourse } from '../../src/content/course';

const root = path.resolve(import.meta.dirname, '../..');
const overlays = readdirSync(path.join(root, 'scorm/overlays'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
let app: App;

beforeAll(async () => {
  app = await readyApp(root);
}, 120_000);

async function courseFor(overlay: string): Promise<BuiltCourse> {
  const { course, problems } = await readCourse(root, { overlay });
  expect(problems).toEqual([]);
  return course!;
}

function textsOf(course: BuiltCourse, edition: string): [file: string, text: string][] {
  const files = filesOf(course.assemble(edition, 'scorm2004-4'), app, root);
  return [...files]
    .filter(([file]) => /\.(html|js|xml|json)$/.test(file) && !/^(app|later)\.js$/.test(file))
    .map(([file, bytes]) => [file, unescaped(new TextDecoder().decode(bytes))]);
}
/** Content scripts are ASCII. */
const unescaped = (text: string) =>
  text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

describe.each(overlays)('%s', (overlay) => {
  test('builds every edition', async () => {
    const course = await courseFor(overlay);
    for (const { id } of course.editions) expect(textsOf(course, id).length).toBeGreaterThan(3);
  });
});

test('an organisation’s title takes the place of the default one, in every file', async () => {
  const texts = textsOf(await courseFor('river-partnership'), 'gold');
  expect(texts.filter(([, text]) => text.includes('Common Ground')).map(([file]) => file)).toEqual([]);
  const named = texts.filter(([, text]) => text.includes('Working It Out Together')).map(([file]) => file);
  expect(named).toEqual(expect.arrayContaining(['course.js', 'index.html', 'imsmanifest.xml']));
});

test('an organisation’s word takes the place of the default one, in every file', async () => {
  const texts = textsOf(await courseFor('river-partnership'), 'gold');
  // People in the consultations may say "patient" of themselves and others; the course may not.
  const people = readdirSync(path.join(root, 'scenarios')).join('|');
  const own = texts.filter(([file]) => !new RegExp(`^content/(${people})\\.`).test(file));
  const said = own.flatMap(([file, text]) =>
    [...text.matchAll(/.{30}\bpatients?\b.{30}/gi)].map(([each]) => `${file}: ${each}`),
  );
  expect(said).toEqual([]);
});

test('an organisation that has begun a language has it under its own name, and one that has not leaves it out', async () => {
  const bilingual = (await courseFor('valleys-health-board')).assemble('core-skills', 'scorm12').package;
  expect(bilingual.locales).toEqual(['en', 'cy']);
  expect(bilingual.text['cy']?.overlay).toMatchObject({ title: 'Law yn Llaw', terms: { people: 'cleifion' } });
  expect(bilingual.text['cy']?.draft).toBe(true);
  const scottish = (await courseFor('river-partnership')).assemble('core-skills', 'scorm12').package;
  expect([scottish.locales, Object.keys(scottish.text)]).toEqual([['en'], ['en']]);
});

test('an overlay’s own paragraphs end the page that asks why here', async () => {
  const shelf = (await courseFor('river-partnership'))
    .assemble('silver', 'web')
    .contents.find(({ kind }) => kind === 'shelf');
  const page = shelf?.kind === 'shelf' ? shelf.pages.find(({ id }) => id === 'why-here') : undefined;
  expect(page?.html).toMatch(/volunteer driver.*<\/p>\s*$/s);
});
