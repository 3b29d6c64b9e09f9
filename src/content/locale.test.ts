/** A line that an organisation words anew is asked for in another language, with that organisation alone; the interface’s as any other. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { sourceHash, type Unit } from './lines';
import { homeOf, interfaceUnit, readTranslation, readTranslations, stringsIn, translationProblems } from './locale';
import { readOverlay } from './overlays';
import type { Problem } from './parse/problem';
import { readFiles } from './read';
import { readScenarios, scenarioIds } from './scenarios';
import { upgradeProblems } from './upgrade';

/** The small course whose Welsh the catalogue of problems keeps whole. */
const catalogue = readFileSync(path.join(import.meta.dirname, 'parse/problems.md'), 'utf8');
const files = [...catalogue.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)];
const english = { home: { help: 'Get help', left_one: 'One left', left_other: '{{count}} left' } };
const root = mkdtempSync(path.join(tmpdir(), 'locale-'));

beforeEach(() => {
  rmSync(root, { recursive: true });
  for (const [, file = '', text = ''] of files) put(file, text);
  put('src/i18n/locales/en.json', JSON.stringify(english, undefined, 2));
  const lines = interfaceIn('core').lines.map(({ id, text }) => [id, text, `Cymraeg: ${text}`] as const);
  putWelsh('src/i18n', lines);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

/** @param lines ids, the English that they are made from, and how they read. */
function putWelsh(folder: string, lines: readonly (readonly [id: string, of: string, says: string])[]): void {
  const written = Object.fromEntries(lines.map(([id, of, says]) => [id, { of: sourceHash(of), says }]));
  const file = `${folder}/locales/cy.yaml`;
  put(file, `format: locale/1\nlanguage: cy\nstatus: draft\nlines:\n  ${JSON.stringify(written, undefined, 2)}\n`);
}

/** A layer that words lines anew: id → what they were, and what they are. */
function putLayer(id: string, below: string, wording: Readonly<Record<string, readonly [of: string, says: string]>>) {
  const rows = Object.entries(wording).map(
    ([line, [of, says]]) => `  ${line}: { of: ${sourceHash(of)}, says: "${says}" }`,
  );
  const file = `scorm/overlays/${id}/overlay.yaml`;
  put(file, ['format: overlay/1', `id: ${id}`, `extends: ${below}`, 'wording:', ...rows, ''].join('\n'));
}

function interfaceIn(overlay: string, language = 'cy'): Unit {
  const unit = interfaceUnit(readOverlay(root, overlay), language);
  if (!unit) throw new Error('There are no words.');
  return unit;
}

const textsIn = (unit: Unit) => stringsIn(unit, ({ text }) => text)['home'];
const shown = ({ file, line, code }: Problem) => `${file}:${line} ${code}`;

/** All that the build tells of the course’s Welsh. */
function told(overlay: string): readonly Problem[] {
  const overlaid = readOverlay(root, overlay);
  const scenarios = readScenarios(root, [], overlaid).read.map(({ unit }) => unit);
  return readTranslations(overlaid, readFiles(overlaid, scenarioIds(root, overlaid)), scenarios).problems;
}

describe('the interface’s lines', () => {
  test('are in an organisation’s own words, and so is every plural form that is made from them', () => {
    putLayer('town', 'core', { 'src/i18n:home/left_other': ['{{count}} left', '{{count}} to go'] });
    const own = '{{count}} to go';
    expect(textsIn(interfaceIn('town'))).toEqual({
      ...english.home,
      ...{ left_zero: own, left_two: own, left_few: own, left_many: own, left_other: own },
    });
    expect(textsIn(interfaceIn('town', 'en'))).toEqual({ ...english.home, left_other: own });
    expect(textsIn(interfaceIn('core', 'en'))).toEqual(english.home);
  });

  test('are in the words of the uppermost layer that has any', () => {
    putLayer('county', 'core', {
      'src/i18n:home/help': ['Get help', 'Ask the county'],
      'src/i18n:home/left_one': ['One left', 'One to go'],
    });
    putLayer('town', 'county', { 'src/i18n:home/help': ['Ask the county', 'Ask us'] });
    expect(textsIn(interfaceIn('town', 'en'))).toMatchObject({ help: 'Ask us', left_one: 'One to go' });
    const translation = readTranslation(readOverlay(root, 'town'), 'cy');
    const unit = interfaceIn('town');
    expect(unit.lines.slice(0, 3).map((line) => homeOf(translation, unit, line))).toEqual([
      'scorm/overlays/town/locales/cy.yaml',
      'scorm/overlays/county/locales/cy.yaml',
      'src/i18n/locales/cy.yaml',
    ]);
  });

  test('are held against what the layer below says when an upgrade is looked at', () => {
    putLayer('county', 'core', { 'src/i18n:home/help': ['Get help', 'Ask the county'] });
    putLayer('town', 'county', { 'src/i18n:home/help': ['Ask the county', 'Ask us'] });
    const stale = () => upgradeProblems(readOverlay(root, 'town')).filter(({ code }) => code === 'stale-own');
    expect(stale()).toEqual([]);
    putLayer('county', 'core', { 'src/i18n:home/help': ['Get help', 'Ask anybody'] });
    expect(stale()).toMatchObject([
      { file: 'scorm/overlays/town/overlay.yaml', line: 5, hint: expect.stringContaining('“Ask anybody”') },
    ]);
  });
});

describe.each([
  ['of the interface', 'src/i18n:home/help', 'Get help', 'src/i18n/locales/cy.yaml'],
  ['of a topic', 'modules/resting:skill', 'Resting', 'modules/resting/locales/cy.yaml'],
])('a line %s that an organisation words anew', (_, id, before, core) => {
  const layer = 'scorm/overlays/town/overlay.yaml';
  const own = 'scorm/overlays/town/locales/cy.yaml';
  beforeEach(() => {
    putLayer('town', 'core', { [id]: [before, 'Napping'] });
    putWelsh('scorm/overlays/town', []);
  });

  test('is asked for where it is worded anew, and nobody else is asked', () => {
    const problems = told('town');
    expect(problems.map(shown)).toEqual([`${layer}:5 stale-line`]);
    expect(problems[0]?.hint).toContain(own);
    expect(told('core')).toEqual([]);
  });

  test('is missing there where the course has no words for it in the language either', () => {
    put(core, readFileSync(path.join(root, core), 'utf8').replace(new RegExp(`"?${id}"?:`), 'gone:gone:'));
    const missing = told('town').filter(({ code }) => code === 'missing-line');
    expect(missing.map(shown)).toEqual([`${layer}:5 missing-line`]);
    expect(missing[0]?.hint).toContain(own);
  });

  test('is asked for no more once the organisation has translated it', () => {
    putWelsh('scorm/overlays/town', [[id, 'Napping', 'Cyntun']]);
    expect(told('town')).toEqual([]);
    expect(told('core')).toEqual([]);
  });

  test('is told in the organisation’s translation once its own English has moved on', () => {
    putWelsh('scorm/overlays/town', [[id, 'Dozing', 'Cyntun']]);
    const file = readFileSync(path.join(root, own), 'utf8').split('\n');
    const line = file.findIndex((each) => each.includes(id)) + 1;
    expect(told('town').map(shown)).toEqual([`${own}:${line} stale-line`]);
  });

  test('leaves the language out, and asks for nothing, until the organisation has begun it', () => {
    rmSync(path.join(root, own));
    const { editions } = readFiles(readOverlay(root, 'town'), ['abe', 'ann']);
    expect(editions.find((edition) => edition.id === 'welsh')?.locales).toEqual(['en']);
    expect(told('town')).toEqual([]);
  });
});

test('every plural form that is made from an organisation’s words is asked for, at the line that they are in', () => {
  putLayer('town', 'core', { 'src/i18n:home/left_other': ['{{count}} left', '{{count}} to go'] });
  putWelsh('scorm/overlays/town', [['src/i18n:home/left_few', '{{count}} to go', '{{count}} i fynd']]);
  const translation = readTranslation(readOverlay(root, 'town'), 'cy');
  const unit = interfaceIn('town');
  const problems = translationProblems(translation, [unit], [unit]).filter(({ code }) => code === 'stale-line');
  expect(problems.map(shown)).toEqual(Array<string>(4).fill('scorm/overlays/town/overlay.yaml:5 stale-line'));
});
