/** The pack in another language: every word of it is a line that a translator is sent, and it is written only when each is there. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { sourceHash } from '../../src/content/lines';
import { readOverlay, type Overlaid } from '../../src/content/overlays';
import { packIn, readPack, type ReadPack } from '../../src/content/pack';
import { readFiles } from '../../src/content/read';
import { scenarioIds } from '../../src/content/scenarios';
import { pseudoText } from '../../src/content/texts';
import en from '../../src/i18n/locales/en.json';
import { PSEUDO } from '../../src/i18n/pseudo';
import { house, packOf, partsOf, sourcesFor, textOf } from './made';

const own = 'modules/pack/locales/cy.yaml';
let root: string;
let overlaid: Overlaid;
let read: ReadPack;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'pack-'));
  for (const part of ['modules', 'scenarios', 'scorm/overlays', 'scorm/editions', 'src/i18n'])
    cpSync(path.join(house, part), path.join(root, part), { recursive: true });
  mkdirSync(path.join(root, 'modules/pack/locales'), { recursive: true });
  overlaid = readOverlay(root, 'core');
  read = readPack(overlaid, readFiles(overlaid, scenarioIds(root, overlaid)).modules);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** Writes the lines of these units as a translator would have brought them back. */
function translate(isTaken: (unit: string) => boolean, isLeft: (line: string) => boolean = () => false): void {
  const lines = read.units
    .filter(({ id }) => isTaken(id))
    .flatMap((unit) => unit.lines)
    .filter(({ id }) => !isLeft(id))
    .map(({ id, text }) => [id, { of: sourceHash(text), says: pseudoText(text, PSEUDO) }] as const);
  writeFileSync(
    path.join(root, own),
    stringify({ format: 'locale/1', language: 'cy', status: 'draft', lines: Object.fromEntries(lines) }),
  );
}

/** What no translator is sent: names of people and of files, and what a formula or Office calls its parts. */
const untranslated =
  /Kath|Shabana|Maureen|Gareth|Priya|Dot|Tyler|Alan|Callum|Bronwen|(group\/)?(index|cohort)\.html|PAGE|Click to edit Master text styles|(Second|Third|Fourth|Fifth) level|[A-Z]{3,}(?=\()/g;
const ofOffice = /theme|styles|settings|numbering|docProps|slideMasters|slideLayouts|\.rels$/;

test('holds no word that a translator could not give another for', async () => {
  const pack = await packOf(await sourcesFor('core', 'gold', PSEUDO));
  expect(pack.size).toBe(56);
  for (const [file, bytes] of pack)
    for (const [part, text] of partsOf(file, bytes))
      if (!ofOffice.test(part)) {
        const ours = textOf(text)
          .replaceAll(/\[!![^!]*(?:!(?!\])[^!]*)*!!\]/g, '')
          .replaceAll(untranslated, '');
        expect([file, part, /[A-Za-z]{4,}/.exec(ours)?.[0]]).toEqual([file, part, undefined]);
      }
}, 60_000);

test('has the English pack’s people to play, and nobody else: who may have thought of ending their life is played in no language', async () => {
  const cardsIn = async (language: string) => {
    const pack = await packOf(await sourcesFor('core', 'gold', language));
    return [...pack].flatMap(([file, bytes]) =>
      [...(partsOf(file, bytes).get('') ?? '').matchAll(/id="((?:person|practitioner)-[a-z]+)"/g)].map(
        ([, card]) => `${file} ${card}`,
      ),
    );
  };
  const english = await cardsIn('en');
  expect(english.length).toBeGreaterThan(10);
  expect(await cardsIn(PSEUDO)).toEqual(english);
}, 60_000);

test('is whole when the lines of the edition’s own sessions are there, and says what language it is in', async () => {
  translate((unit) => !unit.endsWith('/session') || unit === 'modules/core-skills/session');
  const { problems, pack } = packIn(read, ['core-skills'], overlaid, 'cy');
  expect(problems).toEqual([]);
  const sources = await sourcesFor('core', 'core-skills', 'cy');
  const files = await packOf({ ...sources, read: pack });
  const index = new TextDecoder().decode(files.get('index.html'));
  expect(index).toContain('<html lang="cy" dir="ltr">');
  expect(index).toContain(pseudoText('Room pack', PSEUDO));
  const handout = partsOf('.docx', files.get('sessions/core-skills/handout.docx') ?? new Uint8Array());
  expect(handout.get('word/styles.xml')).toContain('w:val="cy"');
  const welsh = sources.assembly.package.text['cy']?.modules.find(({ id }) => id === 'core-skills')?.title;
  expect(textOf(handout.get('word/document.xml') ?? '')).toContain(welsh);
  const skills = read.sessions.find(({ id }) => id === 'core-skills')?.skills ?? [];
  const english = skills.map((code) => en.move[code as keyof typeof en.move].name);
  expect(english.length).toBeGreaterThan(2);
  const said = textOf(handout.get('word/document.xml') ?? '');
  expect(english.filter((name) => said.includes(name))).toEqual([]);
}, 60_000);

test('names each line that is missing, where it stands in English, and where it belongs', () => {
  translate(
    (unit) => !unit.endsWith('/session'),
    (line) => line === 'modules/pack/words:room/handCount',
  );
  expect(packIn(read, [], overlaid, 'cy').problems).toMatchObject([
    {
      file: 'modules/pack/words.yaml',
      code: 'missing-line',
      message: '“cy” has no line modules/pack/words:room/handCount.',
      hint: `Write it into ${own}.`,
    },
  ]);
});

test('is not made of an edition that is in another language, and tells which would do', async () => {
  const asked = ['tsx', 'src/facilitator/main.ts', '--language', 'cy'];
  const { code, stderr } = await promisify(execFile)('npx', asked, { cwd: house }).then(
    () => ({ code: 0, stderr: '' }),
    (error: unknown) => error as { code: number; stderr: string },
  );
  expect(code).toBe(1);
  expect(stderr).toContain('The edition “gold” is not in “cy”. These are: core-skills.');
  expect(existsSync(path.join(house, 'dist/facilitator/cy'))).toBe(false);
}, 60_000);
