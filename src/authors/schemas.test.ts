import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { renderSchemas } from './schemas';

const house = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(house, file), 'utf8');
const rendered = renderSchemas();

test.each([...rendered.keys()])('%s is as the build’s own schemas have it (if not: npm run schemas:renew)', (file) => {
  expect(existsSync(path.join(house, file))).toBe(true);
  expect(read(file)).toBe(rendered.get(file));
});

const settings = JSON.parse(rendered.get('.vscode/settings.json') ?? '') as {
  'yaml.schemas': Record<string, readonly string[]>;
};

const sources = ['scenarios', 'modules', 'scorm', 'src'].flatMap((folder) =>
  readdirSync(path.join(house, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`),
);

/** Files that a pattern of VS Code’s names. */
function named(pattern: string): string[] {
  const places = pattern
    .replaceAll('.', '\\.')
    .replace('**/', '(.+/)?')
    .replaceAll(/(?<!\.)\*/g, '[^/]*');
  return sources.filter((file) => new RegExp(`^${places}$`).test(file));
}

test.each(Object.entries(settings['yaml.schemas']))(
  '%s fits the files that VS Code asks it about',
  (schema, patterns) => {
    const fits = z.fromJSONSchema(JSON.parse(read(schema)) as Parameters<typeof z.fromJSONSchema>[0]);
    const not = patterns.flatMap((pattern) => (pattern.startsWith('!') ? named(pattern.slice(1)) : []));
    const files = patterns.flatMap(named).filter((file) => !not.includes(file));
    // Nobody may have translated or signed yet.
    if (!/locale|signoffs/.test(schema)) expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect([file, fits.safeParse(parse(read(file))).error]).toEqual([file, undefined]);
  },
);

test('a scenario’s schema knows a wrong key and a wrong value, and says what a key is for', () => {
  const text = read('src/authors/schemas/scenario.json');
  const fits = z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);
  const kath = parse(read('scenarios/kath/scenario.yaml')) as object;
  expect(fits.safeParse({ ...kath, setting: 'clinik' }).success).toBe(false);
  expect(fits.safeParse({ ...kath, colour: 'green' }).success).toBe(false);
  expect(text).toContain('One letter, never reused.');
});
