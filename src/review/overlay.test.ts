/** An organisation changes its word: every script has the new one wherever the old one stood, as a page and as a Word file. */
import { strFromU8, unzipSync } from 'fflate';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readOverlay } from '../content/overlays';
import { renderDocx } from './docx';
import { renderHtml } from './html';
import { scriptsOf, type Script } from './script';

const house = path.resolve(import.meta.dirname, '../..');
const inWords = (person: string): Script[] =>
  scriptsOf(readOverlay(house, 'river-partnership'), {
    person,
    people: `${person}s`,
    aPerson: `a ${person}`,
    Person: person.replace(/^./, (letter) => letter.toUpperCase()),
  });
const countOf = (text: string, word: string) => [...text.matchAll(new RegExp(word, 'gi'))].length;

/** The text of each script by unit, as a page and, of one person and of each topic, as a Word file. */
async function textsOf(scripts: readonly Script[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const script of scripts) {
    texts.set(`${script.unit}.html`, renderHtml(script, '1.2.3'));
    if (script.unit.startsWith('scenarios/') && script.unit !== 'scenarios/kath') continue;
    const parts = Object.values(unzipSync(await renderDocx(script, '1.2.3')));
    texts.set(`${script.unit}.docx`, parts.map((part) => strFromU8(part)).join('\n'));
  }
  return texts;
}

let before: Map<string, string>;
let after: Map<string, string>;
beforeAll(async () => {
  [before, after] = await Promise.all([textsOf(inWords('wombat')), textsOf(inWords('quokka'))]);
}, 120_000);

test('the new word stands in every script wherever the old one stood, and the old one in none', () => {
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [file, text] of after) {
    expect([file, countOf(text, 'wombat')]).toEqual([file, 0]);
    expect([file, countOf(text, 'quokka')]).toEqual([file, countOf(before.get(file) ?? '', 'wombat')]);
    expect([file, /\{\{(a person|person|people|title)/i.test(text)]).toEqual([file, false]);
  }
});

test('the word is said in pages and in Word files', () => {
  for (const kind of ['.html', '.docx'])
    expect([...after].filter(([file, text]) => file.endsWith(kind) && countOf(text, 'quokka') > 0)).not.toEqual([]);
});

test('the organisation’s own page is in the script of what it belongs to', () => {
  expect(after.get('modules/shelf.html')).toContain('modules/shelf/pages/who-else-asks:');
});
