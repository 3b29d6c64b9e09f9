import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const house = resolve(import.meta.dirname, '../..');
const notOurs = new Set(['node_modules', 'dist', '.git', '.svelte-kit']);
const texts = /\.(ts|js|cjs|mjs|svelte|json|ya?ml|md|css|scss|html|svg|txt)$|^[^.]+$|^\.[a-z]+(rc|ignore|config)?$/;

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name) && !name.endsWith('.log'))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const files = listFiles(house).map((file) => relative(house, file).replaceAll('\\', '/'));
const code = files.filter((file) => /\.(ts|js|svelte)$/.test(file));

/** Every line that matches, as `file:line text`. */
function findLines(among: readonly string[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    readFileSync(join(house, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim().slice(0, 120)}`] : [])),
  );
}

test('has no two files that are one where capitals do not count: `./taking.svelte` is either a component or a class', () => {
  const names = files.map((file) => file.toLowerCase().replace(/\.svelte\.ts$/, '.svelte'));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('has no drawer: a folder is named after what is in it', () => {
  const drawers = /^(utils?|lib|helpers?|shared|common|misc|hooks|services|managers?)$/;
  expect(
    files.filter((file) =>
      dirname(file)
        .split('/')
        .some((folder) => drawers.test(folder)),
    ),
  ).toEqual([]);
});

test('has no barrel: an import names the file that it means', () => {
  expect(files.filter((file) => /^index\.(ts|js|mjs)$/.test(basename(file)))).toEqual([]);
});

test('lets no type escape unseen', () => {
  expect(findLines(code, /(\/\/|\/\*|<!--)\s*@ts-(ignore|nocheck)\b/)).toEqual([]);
});

test('says why wherever a lint rule is put aside', () => {
  expect(findLines(code, /(\/\/|\/\*|<!--)\s*eslint-disable(?!.* -- \S)/)).toEqual([]);
});

test('names no machine and no package registry', () => {
  const machine = /(?<![\w.)\]}])\/(home|Users)\/[\w.-]+\/|(?<![\w.)\]}])\/(root|work)\/\w|[A-Z]:\\Users\\/;
  const registry = /registry\.(npmjs|yarnpkg|npmmirror)|\b(artifactory|jfrog|verdaccio)\b/;
  const ours = files.filter((file) => texts.test(basename(file)) && file !== 'tests/house/order.test.ts');
  expect(findLines(ours, new RegExp(`${machine.source}|${registry.source}`))).toEqual([]);
});

test('locks versions without saying where they came from', () => {
  expect(findLines(['package-lock.json'], /"resolved": "https?:/)).toEqual([]);
});

test('gives learners three packages, and pins every version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(house, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  expect(Object.keys(dependencies)).toEqual(['i18next', 'svelte', 'xstate']);
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});
