import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readIndex, shelvePackages, zipName, type BuiltPackage } from '../../scorm/package/shelf';
import type { Standard } from '../../src/course/course';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shelf-'));
});

function built(edition: string, standard: Standard = 'scorm12', version = '1.0.0', overlay = 'core'): BuiltPackage {
  const names = { edition, standard, overlay, version };
  return {
    row: { ...names, title: edition, file: zipName(names), bytes: 3, sha256: 'abc', launch: 'index.html' },
    zip: new TextEncoder().encode(`${edition} ${version}`),
  };
}
const files = () => readIndex(folder).map(({ file }) => file);

test('writes zips where the index says they are', () => {
  shelvePackages(folder, [built('silver'), built('silver', 'web', '1.0.0', 'wales')], () => true);
  expect(files()).toEqual(['silver-scorm12-1.0.0.zip', 'wales/silver-web-1.0.0.zip']);
  for (const file of files()) expect(existsSync(path.join(folder, file))).toBe(true);
});

test('a partial build renews its own rows and leaves the others', () => {
  shelvePackages(folder, [built('silver'), built('bronze')], () => true);
  shelvePackages(folder, [built('silver', 'scorm12', '1.0.1')], (row) => row.edition === 'silver');
  expect(files()).toEqual(['bronze-scorm12-1.0.0.zip', 'silver-scorm12-1.0.1.zip']);
  expect(readFileSync(path.join(folder, 'bronze-scorm12-1.0.0.zip'), 'utf8')).toBe('bronze 1.0.0');
});

test('the zip of an older version goes when its row is renewed', () => {
  shelvePackages(folder, [built('silver')], () => true);
  shelvePackages(folder, [built('silver', 'scorm12', '1.0.1')], () => true);
  expect(readdirSync(folder).sort()).toEqual(['index.json', 'silver-scorm12-1.0.1.zip']);
});

test('a whole build drops what is no longer an edition', () => {
  shelvePackages(folder, [built('silver'), built('taster')], () => true);
  shelvePackages(folder, [built('silver')], () => true);
  expect(files()).toEqual(['silver-scorm12-1.0.0.zip']);
});
