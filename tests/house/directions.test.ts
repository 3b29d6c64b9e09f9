/** A language may be written from right to left: a sheet says where a line starts and ends, and never which side that is. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sheetStyle } from '../../src/facilitator/html';

const house = resolve(import.meta.dirname, '../..');

/** Declarations that name a side, unless for one direction alone. */
function sidesIn(sheet: string): string[] {
  const ruled = sheet.replace(/\/\/.*|\/\*[^]*?\*\//g, '');
  const own = ruled.replace(/\[dir='rtl'\][^{}]*\{[^{}]*\}/g, '');
  const pairs = (ruled.match(/\[dir='rtl'\] [^{}]*\{\s*float: left;/g) ?? []).length;
  return [...own.matchAll(/(?<=^|[{;])\s*([a-z-]+):\s*([^;{}]+);/gm)]
    .flatMap(([, name = '', value = '']) => {
      const values = value.trim().split(/\s+(?![^(]*\))/);
      const isSide =
        /(^|-)(left|right)(-|$)/.test(name) ||
        (/^(text-align|float|clear)$/.test(name) && /left|right/.test(value)) ||
        (/^(padding|margin|inset|border-(width|color|style))$/.test(name) &&
          values.length === 4 &&
          values[1] !== values[3]);
      return isSide ? [`${name}: ${value}`] : [];
    })
    .filter((side) => !(side === 'float: right' && pairs > 0));
}

const folders = ['src/view', 'src/app', 'src/cohort', 'modules'];
const sheets = folders.flatMap((folder) =>
  readdirSync(resolve(house, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(scss|css|svelte)$/.test(file))
    .map((file) => `${folder}/${file}`),
);

test.each([
  'margin-left: 1rem',
  'border-right-color: red',
  'right: 0',
  'text-align: left',
  'float: right',
  'padding: 1px 2px 1px 0',
])('finds a side in “%s”', (declaration) => {
  expect(sidesIn(`a { color: red; ${declaration}; }`)).toEqual([declaration]);
});

test.each(['margin-inline-start: 1rem', 'padding: 1px 2px 3px 2px', 'text-align: start', 'inset: 0 calc(1px + 2px)'])(
  'finds none in “%s”',
  (declaration) => {
    expect(sidesIn(`a { ${declaration}; }`)).toEqual([]);
  },
);

test('no sheet that a learner meets names a side, unless it names the other for the other direction', () => {
  expect(sheets.length).toBeGreaterThan(30);
  const found = sheets.flatMap((file) => {
    const text = readFileSync(resolve(house, file), 'utf8');
    const sheet = file.endsWith('.svelte') ? (/<style[^>]*>([^]*)<\/style>/.exec(text)?.[1] ?? '') : text;
    return sidesIn(sheet).map((side) => `${file}: ${side}`);
  });
  expect(found).toEqual([]);
});

test('nor does the sheet of what facilitators print', () => {
  expect(sidesIn(sheetStyle)).toEqual([]);
});
