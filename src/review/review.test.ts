import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readOverlay } from '../content/overlays';
import { readPack } from '../content/pack';
import { readFiles } from '../content/read';
import { readScenarios, scenarioIds } from '../content/scenarios';
import { placeComments, readReturned } from './comments';
import { renderDocx } from './docx';
import { renderHtml, renderList } from './html';
import { scriptsOf, type Script } from './script';

const house = path.resolve(import.meta.dirname, '../..');
const terms = { person: 'guest', people: 'guests', aPerson: 'a guest', Person: 'Guest' };
const scripts = scriptsOf(readOverlay(house, 'core'), terms);
const kath = unit('scenarios/kath');
/** Enough of her to be written on. */
const short: Script = { ...kath, sections: kath.sections.slice(0, 3) };

function unit(id: string): Script {
  const script = scripts.find((each) => each.unit === id);
  if (!script) throw new Error(`There is no script of ${id}.`);
  return script;
}

const rowsOf = ({ sections }: Script) => sections.flatMap(({ rows }) => rows);

describe('a script', () => {
  test('has every line of its consultation once and no other', () => {
    const lines = readScenarios(house, ['kath']).read[0]?.unit.lines.map(({ id }) => id) ?? [];
    const ids = rowsOf(kath).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(100);
    expect(ids.toSorted()).toEqual(lines.toSorted());
  });

  test('of a topic has what is done with it in the room, with its place', () => {
    const rows = rowsOf(unit('modules/agenda-setting'));
    const step = rows.find(({ id }) => id === 'modules/agenda-setting/session:steps/one-word/title');
    expect(step?.says).toBe('Some or any');
    expect(step?.place).toMatch(/^modules\/agenda-setting\/session\.yaml:\d+:\d+$/);
  });

  test('of what facilitators use has every line of it once, by table and entry', () => {
    const pack = unit('modules/pack');
    const overlaid = readOverlay(house, 'core');
    const { units } = readPack(overlaid, readFiles(overlaid, scenarioIds(house, overlaid)).modules);
    const lines = units.flatMap((each) => (each.id.endsWith('/session') ? [] : each.lines.map(({ id }) => id)));
    expect(rowsOf(pack).map(({ id }) => id)).toEqual(lines);
    const titles = pack.sections.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['rules: triads', 'Page: leader-brief', 'Words: room']));
    expect(rowsOf(pack).find(({ id }) => id === 'modules/pack/words:room/handCount')?.place).toMatch(
      /^modules\/pack\/words\.yaml:\d+:\d+$/,
    );
  });

  test('says who speaks, what the learner does and how good that is', () => {
    const choice = rowsOf(kath).find(({ id }) => id.endsWith('/inhalers/choices/a/says'));
    expect(choice).toMatchObject({ speaker: 'You, a', move: expect.stringMatching(/^\w.* \((costly|fair|apt)\)$/) });
    expect(rowsOf(kath).find(({ id }) => id.endsWith('/inhalers/says'))?.speaker).toBe('Kath');
  });

  test('has the pages of its topic, in the words of an overlay', () => {
    const texts = scripts.filter(({ unit }) => unit.startsWith('modules/')).flatMap(rowsOf);
    expect(texts.some(({ id }) => id.startsWith('modules/agenda-setting/pages/one-word:'))).toBe(true);
    expect(texts.filter(({ says }) => /\{\{(a )?pe/i.test(says))).toEqual([]);
    expect(texts.some(({ says }) => /\bguest\b/.test(says))).toBe(true);
  });

  test('points at the source of each line', () => {
    const row = rowsOf(kath).find(({ id }) => id === 'scenarios/kath:title');
    const [file = '', line] = row?.place.split(':') ?? [];
    expect(readFileSync(path.join(house, file), 'utf8').split('\n')[Number(line) - 1]).toBe(`title: ${row?.says}`);
  });

  test('is a page in which each line has its id, and no text is taken for markup', () => {
    const page = new JSDOM(renderHtml({ ...kath, title: 'A <b> & c' }, '1.2.3')).window.document;
    expect(page.querySelector('h1')?.textContent).toBe('A <b> & c');
    expect([...page.querySelectorAll('tbody tr')].map(({ id }) => id)).toEqual(rowsOf(kath).map(({ id }) => id));
    expect(page.body.textContent).toContain(
      `Script for review, version 1.2.3. This is scenarios/kath in the wording ${kath.hash}`,
    );
    expect(renderList(scripts, '1.2.3')).toContain('href="scenarios-kath.docx"');
  });
});

describe('a Word file', () => {
  let sent: Uint8Array;
  let parts: Record<string, Uint8Array>;
  beforeAll(async () => {
    sent = await renderDocx(short, '1.2.3');
    parts = unzipSync(sent);
  });

  /** The file as Word saves it with its document changed, and with comments of its own. */
  function returned(change: (document: Document) => void, comments = ''): Uint8Array {
    const dom = new JSDOM(strFromU8(parts['word/document.xml'] ?? new Uint8Array()), { contentType: 'text/xml' });
    change(dom.window.document);
    return zipSync({
      ...parts,
      'word/document.xml': strToU8(dom.serialize()),
      'word/comments.xml': strToU8(
        `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comments}</w:comments>`,
      ),
    });
  }

  function cells(document: Document, row: number): Element[] {
    return Array.from(document.getElementsByTagName('w:tr')[row]?.getElementsByTagName('w:tc') ?? []);
  }

  /** Puts text of Word’s own at the end of a cell’s first paragraph. */
  function put(cell: Element | undefined, xml: string): void {
    const run = new JSDOM(`<x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${xml}</x>`, {
      contentType: 'text/xml',
    }).window.document.documentElement;
    const paragraph = cell?.getElementsByTagName('w:p')[0];
    for (const node of [...run.childNodes]) paragraph?.append(paragraph.ownerDocument.importNode(node, true));
  }

  const first = () => rowsOf(short)[0]?.place ?? '';

  test('is the same, byte for byte, on every day', async () => {
    expect(await renderDocx(short, '1.2.3')).toEqual(sent);
    expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())).not.toMatch(/\d{4}-\d\d-\d\d/);
  });

  test('brings every line back as it was sent', () => {
    const { unit, hash, rows } = readReturned(sent);
    expect([unit, hash]).toEqual(['scenarios/kath', kath.hash]);
    expect(rows.map(({ says }) => says)).toEqual(rowsOf(short).map(({ says }) => says.trim()));
    expect(placeComments('kath.docx', sent, scripts)).toEqual(['kath.docx has no comment.']);
  });

  test('brings back what was written into the last column, at the line that it is about', () => {
    const file = returned((document) => {
      put(cells(document, 1).at(-1), '<w:r><w:t>Nobody says &lt;both&gt;.</w:t></w:r>');
    });
    expect(placeComments('kath.docx', file, scripts)).toEqual([`${first()}: Nobody says <both>.`]);
  });

  test('brings back a comment of Word’s with its writer', () => {
    const file = returned((document) => {
      put(cells(document, 1)[2], '<w:r><w:commentReference w:id="7"/></w:r>');
    }, '<w:comment w:id="7" w:author="Reader One"><w:p><w:r><w:t>Not how she talks.</w:t></w:r></w:p></w:comment>');
    expect(placeComments('kath.docx', file, scripts)).toEqual([`${first()}: Reader One: Not how she talks.`]);
  });

  test('brings back a line that was worded anew, with what was struck out gone', () => {
    const file = returned((document) => {
      const cell = cells(document, 1)[2];
      cell?.getElementsByTagName('w:t')[0]?.replaceWith(document.createElement('w:delText'));
      put(cell, '<w:ins><w:r><w:t>Kath has brought two.</w:t></w:r></w:ins>');
    });
    expect(placeComments('kath.docx', file, scripts)).toEqual([`${first()}: Say instead: Kath has brought two.`]);
  });

  test('says so when the wording has changed since, and when a line is gone', () => {
    const file = returned((document) => {
      put(cells(document, 1).at(-1), '<w:r><w:t>Hm.</w:t></w:r>');
    });
    const [opening, ...later] = short.sections;
    const now = { ...kath, hash: 'aaaaaaaa', sections: [{ title: '', rows: opening?.rows.slice(1) ?? [] }, ...later] };
    expect(placeComments('kath.docx', file, [now])).toEqual([
      `kath.docx is scenarios/kath in the wording ${kath.hash}; it is now aaaaaaaa, so a line may have changed under its comment.`,
      'kath.docx comments on title, which is no longer there: Hm.',
    ]);
    expect(placeComments('kath.docx', file, [])).toEqual([
      'kath.docx is a script of scenarios/kath, which is no longer here.',
    ]);
  });

  test('is told from what is none', () => {
    expect(() => readReturned(strToU8('Dear all'))).toThrow('This is not a Word file.');
    expect(() => readReturned(zipSync({ 'a.txt': strToU8('Hello') }))).toThrow('This is not a Word file.');
    const other = zipSync({ 'word/document.xml': strToU8('<w:document xmlns:w="w"><w:p/></w:document>') });
    expect(placeComments('other.docx', other, scripts)).toEqual([
      'other.docx is no script of this course: its first paragraph says no wording.',
    ]);
  });
});
