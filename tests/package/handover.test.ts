/** The pages beside the packages, and the checks: made in memory, of the real course. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeChecks, readyCheck, type Check } from '../../scorm/package/check';
import { renderHandover, type HandoverParts } from '../../scorm/package/handover/pages';
import { readProfiles } from '../../scorm/package/handover/profiles';
import { shelveBeside, zipName, type PackageRow } from '../../scorm/package/shelf';
import { standardNames } from '../../scorm/package/standards';
import { readCourse } from '../../src/content/course';
import { showProblem } from '../../src/content/parse/problem';
import type { CoursePackage, Overlay } from '../../src/course/course';
import { manifestErrors } from './schemas';

const root = path.resolve(import.meta.dirname, '../..');
let parts: HandoverParts;
let checks: readonly Check[];
let html: ReadonlyMap<string, string>;

beforeAll(async () => {
  const { course } = await readCourse(root, { overlay: 'core' });
  if (!course) throw new Error('There is no course.');
  const editions = course.editions.map(({ id }) => course.assemble(id, 'web').package);
  const rows = editions.flatMap((edition) => standardNames.map((standard) => rowOf(edition, standard)));
  await readyCheck(root);
  checks = makeChecks(root, overlayOf(editions[0]), course.version);
  const made = checks.map(({ standard, file, zip }) => ({ standard, file, bytes: zip.length }));
  parts = { rows, editions, profiles: readProfiles(root).profiles, checks: made };
  html = pagesOf(parts);
}, 60_000);

function overlayOf(course: CoursePackage | undefined): Overlay {
  const text = course?.text['en'];
  if (!text) throw new Error('There is no text.');
  return text.overlay;
}

function rowOf(
  { edition, version, text }: CoursePackage,
  standard: PackageRow['standard'],
  overlay = 'core',
): PackageRow {
  const names = { edition, standard, overlay, version };
  const title = text['en']?.editionTitle ?? '';
  return { ...names, title, file: zipName(names), bytes: 200_000, sha256: 'ab12', launch: 'index.html' };
}

function pagesOf(of: HandoverParts): ReadonlyMap<string, string> {
  const files = [...renderHandover(root, of)].filter(([file]) => file.endsWith('.html'));
  return new Map(files.map(([file, bytes]) => [file, new TextDecoder().decode(bytes)]));
}

const index = () => html.get('index.html') ?? '';
const hrefs = (page: string) => [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address = '']) => address);

describe('the pages', () => {
  test('lead only to what is beside them, or to whom the overlay names', () => {
    const files = new Set([
      ...renderHandover(root, parts).keys(),
      ...parts.rows.map(({ file }) => file),
      ...checks.map(({ file }) => file),
    ]);
    const named = [...overlayOf(parts.editions[0]).technical, overlayOf(parts.editions[0]).accessibility].map(
      ({ link }) => link,
    );
    for (const [name, page] of html) {
      for (const address of hrefs(page)) {
        const [file = '', place] = address.split('#');
        expect(named.includes(address) || files.has(file || name), `${name} → ${address}`).toBe(true);
        if (place !== undefined) expect(html.get(file || name), address).toContain(`id="${place}"`);
      }
    }
  });

  test('hold no script, nothing inline and no address that would be fetched from elsewhere', () => {
    for (const page of html.values()) expect(page).not.toMatch(/<script| style=|<style| on[a-z]+="|src="http|data:/);
  });

  test('have every word filled in, and no id twice', () => {
    for (const page of html.values()) {
      expect(page).not.toMatch(/\{\{|\}\}|undefined|\[object/);
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('recommend one zip for each LMS, in the standard that it takes', () => {
    const sections = index().split('<section class="lms"').slice(1);
    expect(sections).toHaveLength(parts.profiles.length);
    for (const [place, { id, standard, title }] of parts.profiles.entries()) {
      const [section = ''] = (sections[place] ?? '').split('</section>');
      expect(section).toContain(`id="${id}"`);
      expect(hrefs(section), title).toEqual([
        parts.rows.find((row) => row.edition === 'silver' && row.standard === standard)?.file,
      ]);
    }
  });

  test('fold every other zip away, with what proves that it came whole', () => {
    const folds = index().slice(index().indexOf('<details'));
    for (const { file } of parts.rows) expect(folds).toContain(`href="${file}"`);
    expect(folds.split('<details')).toHaveLength(standardNames.length + 1);
    expect(folds.split('<code>ab12</code>')).toHaveLength(parts.rows.length + 1);
  });

  test('of another organisation lie in its folder and name zips there', () => {
    const rows = parts.editions.map((edition) => rowOf(edition, 'scorm12', 'wales'));
    const page = pagesOf({ ...parts, rows }).get('index.html') ?? '';
    expect(page).toContain(`href="${path.basename(rows[0]?.file ?? '')}"`);
    expect(page).not.toContain('href="wales/');
    const shelf = mkdtempSync(path.join(tmpdir(), 'shelf-'));
    shelveBeside(shelf, 'wales', new Map([['index.html', new TextEncoder().encode(page)]]));
    expect(readFileSync(path.join(shelf, 'wales/index.html'), 'utf8')).toBe(page);
  });

  test('say of each edition what completes it and how long it takes', () => {
    const catalogue = html.get('catalogue.html') ?? '';
    for (const { edition } of parts.editions) expect(catalogue).toContain(`id="${edition}"`);
    expect(catalogue).toMatch(/240 minutes, about \d+ of them in [^<]*; the rest: a practical session \(90\)/);
    expect(catalogue).toMatch(/One conversation of [^<]* or [^<]* has been played/);
  });

  test('say what is reported, and name an edition that reports single choices', () => {
    expect(index()).toContain('is reported: no answer, no mark');
    const editions = parts.editions.map((each) => (each.edition === 'gold' ? { ...each, record: 'detailed' } : each));
    const told = pagesOf({ ...parts, editions: editions as readonly CoursePackage[] });
    expect(told.get('index.html')).toContain('are reported by Gold, as interactions');
    expect(told.get('index.html')).not.toContain('no answer, no mark');
    expect(told.get('catalogue.html')?.split('each choice, as an interaction')).toHaveLength(2);
  });

  test('name a symptom as the course itself says it', () => {
    const notices = parts.editions[0]?.strings['notice'] as Readonly<Record<string, string>>;
    for (const kind of ['none', 'unsaved', 'elsewhere', 'damaged'])
      expect(html.get('troubleshooting.html')).toContain(notices[kind]);
  });
});

describe('an LMS’s words', () => {
  test('are two sentences each', () => {
    for (const { id, upload, relaunch, upgrade } of parts.profiles)
      for (const words of [upload, relaunch, upgrade])
        expect(words.match(/[.!?](?= [A-Z]|$)/g), `${id}: ${words}`).toHaveLength(2);
  });

  test('that are missing are told with their place', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'profiles-'));
    mkdirSync(path.join(folder, 'scorm/profiles'), { recursive: true });
    writeFileSync(path.join(folder, 'scorm/profiles/own.yaml'), 'id: own\ntitle: Our own\nstandard: scorm1.2\n');
    const { profiles, problems } = readProfiles(folder);
    expect(profiles).toEqual([]);
    expect(problems.map(({ line, code }) => [line, code])).toContainEqual([3, 'bad-value']);
    expect(problems.map(showProblem).join('\n')).toContain('“upload” is missing');
  });

  test('end with the one for all others', () => {
    expect(parts.profiles.at(-1)?.id).toBe('generic');
  });
});

describe('a check', () => {
  test('is there for each standard that an LMS may speak, small, and the same when made again', () => {
    expect(checks.map(({ file }) => file)).toEqual([
      'lms-check-scorm12.zip',
      'lms-check-scorm2004-3.zip',
      'lms-check-scorm2004-4.zip',
    ]);
    for (const { zip } of checks) expect(zip.length).toBeLessThan(10_000);
    const again = makeChecks(root, overlayOf(parts.editions[0]), parts.editions[0]?.version ?? '');
    expect(again).toEqual(checks);
  });

  test('has a manifest that its schemas find valid, and that lists every file', async () => {
    for (const { standard, zip } of checks) {
      const files = unzipSync(zip);
      const manifest = new TextDecoder().decode(files['imsmanifest.xml']);
      expect(await manifestErrors(standard, manifest), standard).toEqual([]);
      const listed = [...manifest.matchAll(/<file href="([^"]*)"\/>/g)].map(([, file]) => file);
      expect(listed).toEqual(Object.keys(files).filter((name) => name !== 'imsmanifest.xml'));
    }
  });
});
