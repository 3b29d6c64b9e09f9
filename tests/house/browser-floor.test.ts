import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findTooNewInScript, findTooNewInSheet } from './browser-floor';

const house = resolve(import.meta.dirname, '../..');
const built = join(house, 'dist/app');

/** What the built app uses although some browser of the floor lacks it, and why nothing is lost there. */
const graceful: Record<string, string> = {
  ':details-content': 'a listener opens every detail before printing',
  ':has': 'the chosen card keeps its dot, without the coloured edge; a part prints with its page',
  '@media (forced-colors)': 'older Safari has no forced colours to answer to',
  'content-visibility': 'a listener opens every detail before printing',
  cursor: 'a touch screen shows no pointer',
  'font-size-adjust': 'text keeps its size',
  'forced-color-adjust': 'older Safari has no forced colours to adjust',
  outline: 'older Safari draws the outline square',
  resize: 'a text box keeps its size on a phone',
  'text-size-adjust': 'the prefixed one stands beside it',
  'text-wrap': 'a heading breaks less evenly',
  'user-select': 'the prefixed one stands beside it',
};

describe('a script for browsers that we serve', () => {
  test.each([
    ['[3, 1].toSorted()', '.toSorted'],
    ['Object.groupBy(words, length)', '.groupBy'],
    ['Promise.withResolvers()', '.withResolvers'],
    ['/(?<=so )far/.test(text)', '/(?<=so )far/'],
    ['class A { static { A.b = 1 } }', 'static {}'],
    ['new CloseWatcher()', 'new CloseWatcher'],
    ['RegExp.escape(text)', 'RegExp.escape'],
    ['requestIdleCallback(work)', 'requestIdleCallback()'],
  ])('may not say %s', (script, name) => {
    expect(findTooNewInScript(script).map((line) => line.split(': ')[0])).toContain(name);
  });

  test.each(['import "x"', 'using a = b', '/[a--b]/v', 'await 1'])('may not be written with %s', (script) => {
    expect(() => findTooNewInScript(script)).toThrow(SyntaxError);
  });

  test.each([
    'a?.b ?? c',
    'words.at(-1)',
    'structuredClone(a)',
    'class A { #b; has(c) { return #b in c } }',
    'new Map()',
    'Object.hasOwn(a, b)',
  ])('may say %s', (script) => {
    expect(findTooNewInScript(script)).toEqual([]);
  });
});

describe('a sheet for browsers that we serve', () => {
  test.each([
    ['a { color: color-mix(in srgb, red, blue) }', 'color-mix()'],
    ['a { color: light-dark(red, blue) }', 'light-dark()'],
    ['a:has(b) { color: red }', ':has'],
    ['a { b { color: red } }', 'nesting'],
    ['@container (width > 1px) { a { color: red } }', '@container'],
    ['@scope (a) { b { color: red } }', '@scope'],
    ['a { width: 3cqi }', 'cqi'],
    ['a { text-wrap: balance }', 'text-wrap'],
  ])('may not say %s', (sheet, name) => {
    expect(findTooNewInSheet(sheet).map((line) => line.split(': ')[0])).toContain(name);
  });

  test.each([
    'a { display: grid; gap: 1rem; inset: 0; aspect-ratio: 1; height: 100dvh; margin: 0 auto }',
    'a:focus-visible, a:is(b, c), a:not(d) { color: var(--ink, #0b0c0c); width: clamp(1rem, 2vw, 3rem) }',
    '@media (prefers-reduced-motion: reduce) { a { transition: none } }',
    '@supports (text-wrap: balance) { a { text-wrap: balance } }',
  ])('may say %s', (sheet) => {
    expect(findTooNewInSheet(sheet)).toEqual([]);
  });
});

describe.skipIf(!existsSync(join(house, 'src/app/main.ts')))('the built app', () => {
  const read = (file: string): string => readFileSync(join(built, file), 'utf8');
  const lost = (lines: readonly string[]): string[] =>
    lines.filter((line) => !Object.keys(graceful).some((name) => line.startsWith(`${name}:`)));

  test('is there: `npm run build` comes before its tests', () => {
    expect(['index.html', 'app.js', 'later.js', 'app.css'].filter((file) => !existsSync(join(built, file)))).toEqual(
      [],
    );
  });

  test.each(['app.js', 'later.js'])('has in %s what every browser of the floor understands', (script) => {
    expect(lost(findTooNewInScript(read(script)))).toEqual([]);
  });

  test('hands later.js all that it takes of Svelte, and later.js brings none of its own', () => {
    const taken = [...read('later.js').matchAll(/course\.svelte\.(\w+)/g)].map(([, name]) => name);
    expect(taken.length).toBeGreaterThan(20);
    const app = read('app.js');
    expect(taken.filter((name) => !app.includes(`${name}:()=>`))).toEqual([]);
    expect([app, read('later.js')].map((script) => script.includes('svelte.dev/e/'))).toEqual([true, false]);
  });

  test('has a sheet that every browser of the floor understands', () => {
    expect(lost(findTooNewInSheet(read('app.css')))).toEqual([]);
  });

  test('begins with one classic script and one sheet, both beside the page', () => {
    const html = read('index.html');
    expect(html).toContain('<script defer src="./app.js"></script>');
    expect(html).not.toMatch(/type="module"|crossorigin|modulepreload/);
  });

  test('keeps to its own folder: no licensed font, no data: image, no other host', () => {
    expect(read('app.css')).not.toMatch(/@font-face|url\(["']?(data:|https?:|\/)/);
  });
});
