/** The real course's packages, made in memory from the app as it is built. */
import path from 'node:path';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { readyApp, type App } from '../../scorm/package/app';
import { missingPictures } from '../../scorm/package/files';
import { makePackage } from '../../scorm/package/package';
import type { BuiltPackage } from '../../scorm/package/shelf';
import { standardNames } from '../../scorm/package/standards';
import { readCourse, type BuiltCourse } from '../../src/content/course';
import type { Standard } from '../../src/course/course';
import { errorsOfManifests } from './schemas';

const root = path.resolve(import.meta.dirname, '../..');
let course: BuiltCourse;
let app: App;

beforeAll(async () => {
  const read = await readCourse(root, { overlay: 'core' });
  expect(read.problems).toEqual([]);
  if (!read.course) throw new Error('There is no course.');
  course = read.course;
  app = await readyApp(root);
}, 120_000);

/** Every edition in every standard. */
const all = () => course.editions.flatMap(({ id }) => standardNames.map((standard) => ({ edition: id, standard })));

const built = new Map<string, BuiltPackage>();

/** A package, made once for all tests. */
function packageOf(edition: string, standard: Standard): BuiltPackage {
  const made = built.get(`${edition} ${standard}`) ?? makePackage(course.assemble(edition, standard), app, root);
  built.set(`${edition} ${standard}`, made);
  return made;
}

function unzip(edition: string, standard: Standard) {
  const files = unzipSync(packageOf(edition, standard).zip);
  return { files, names: Object.keys(files), text: (name: string) => new TextDecoder().decode(files[name]) };
}

test('every picture that the course shows is drawn', () => {
  expect(course.editions.flatMap(({ id }) => missingPictures(course.assemble(id, 'web'), root))).toEqual([]);
});

test('every manifest is valid and lists exactly what its zip holds', async () => {
  for (const standard of standardNames.filter((each) => each !== 'web')) {
    const manifests = new Map<string, string>();
    for (const { id } of course.editions) {
      const { names, text } = unzip(id, standard);
      const manifest = text('imsmanifest.xml');
      manifests.set(`${id}.xml`, manifest);
      const listed = [...manifest.matchAll(/<file href="([^"]*)"\/>/g)].map(([, file]) => file);
      expect(listed).toEqual(names.filter((name) => name !== 'imsmanifest.xml'));
    }
    expect(await errorsOfManifests(standard, manifests), standard).toEqual([]);
  }
});

test('no package asks for anything outside itself, or holds what a server would run or refuse', () => {
  for (const { edition, standard } of all()) {
    const { names, text } = unzip(edition, standard);
    for (const name of names) expect(name).toMatch(/\.(html|js|css|svg|png|xml|webmanifest)$/);
    const page = text('index.html');
    const asked = [...page.matchAll(/<(?:script|link|img|source|iframe|use)[^>]* (?:src|href)="([^"#]+)/g)];
    for (const [, address = ''] of asked) expect(names).toContain(address.replace(/^\.\//, ''));
    expect(page).not.toMatch(/ style="| on[a-z]+="|<style|data:/);
    const sheet = text('app.css');
    expect(sheet).not.toMatch(/@import|data:/);
    for (const [, address = ''] of sheet.matchAll(/url\(["']?([^"')]*)/g)) {
      expect(names).toContain(address.replace(/^\.\//, ''));
    }
  }
});

test('no script of a package makes code out of text, or fetches more of it', () => {
  for (const standard of ['scorm12', 'web'] as const) {
    const { names, text } = unzip('silver', standard);
    for (const name of names.filter((each) => each.endsWith('.js'))) {
      const found: string[] = [];
      const note = (kind: string) => () => void found.push(kind);
      simple(parse(text(name), { ecmaVersion: 'latest' }), {
        ImportExpression: note('import()'),
        CallExpression: ({ callee }) => {
          if (callee.type === 'Identifier' && ['eval', 'Function', 'importScripts'].includes(callee.name))
            found.push(callee.name);
        },
        NewExpression: ({ callee }) => {
          if (callee.type === 'Identifier' && callee.name === 'Function') found.push('new Function');
        },
      });
      expect(found, `${standard} ${name}`).toEqual([]);
    }
  }
});

test('a package’s first screen is in its first language, and runs its way, before any script', () => {
  const assembled = course.assemble('silver', 'web', { locales: ['qpr', 'en'] });
  const page = new TextDecoder().decode(unzipSync(makePackage(assembled, app, root).zip)['index.html']);
  expect(page).toContain('<html lang="en-x-qpr" dir="rtl">');
  expect(/<main[^>]*>\s*(?:<!--[^>]*-->)*\s*<h1[^>]*>\s*(?:<!--[^>]*-->)*\[!!/.test(page)).toBe(true);
});

test('the same sources make the same bytes', () => {
  for (const { edition, standard } of all())
    expect(makePackage(course.assemble(edition, standard), app, root).row).toEqual(packageOf(edition, standard).row);
});

test('a package holds the consultations that it lists, and no others', () => {
  for (const { id } of course.editions) {
    const { package: listed } = course.assemble(id, 'scorm12');
    const { names } = unzip(id, 'scorm12');
    const wanted = listed.locales.flatMap((locale) => {
      const text = listed.text[locale];
      return [...(text?.people ?? []), ...(text?.modules ?? []), ...(text?.shelf ? [text.shelf] : [])].map(
        (each) => `content/${each.id}.${locale}.js`,
      );
    });
    expect(names.filter((name) => name.startsWith('content/') && !name.startsWith('content/strings.'))).toEqual(
      wanted.sort(),
    );
  }
});
