import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { linesOf, mapLines, sourceHash } from './lines';
import { moduleSchema } from './parse/course';
import { line, scenarioSchema, type ScenarioFile } from './parse/schema';
import { check, readYaml } from './parse/source';

const root = path.resolve(import.meta.dirname, '../..');
const read = (id: string): ScenarioFile => {
  const file = check(
    readYaml(id, readFileSync(path.join(root, `scenarios/${id}/scenario.yaml`), 'utf8')),
    scenarioSchema,
  );
  if (!file) throw new Error(`${id} has problems`);
  return file;
};
const kath = read('kath');
const linesOfKath = linesOf('scenarios/kath', scenarioSchema, kath);
const textOf = (id: string) => linesOfKath.find((line) => line.id === `scenarios/kath:${id}`)?.text;

test('names a line by the author’s own ids', () => {
  expect(textOf('title')).toBe(kath.title);
  expect(textOf('agenda/ged/says')).toBe('Our Ged.');
  expect(textOf('visits/review/turns/inhalers/choices/a/replies/[screen]/cue')).toBe('She says it to your shoulder.');
  expect(textOf('visits/review/turns/inhalers/choices/a/replies/[otherwise]/thinks')).toContain('Puffers, then.');
  expect(textOf('notes')).toBe('bereavement\ncancer');
});

test.each(['kath', 'maureen', 'alan'])('gives no two lines of %s one name', (id) => {
  const ids = linesOf(`scenarios/${id}`, scenarioSchema, read(id)).map((line) => line.id);
  expect(ids.filter((each, index) => ids.indexOf(each) < index)).toEqual([]);
});

test('leaves out names, ids, codes and conditions', () => {
  const texts = new Set(linesOfKath.map(({ text }) => text));
  for (const other of ['kath', 'Kath', 'scenario/1', 'wary', 'inhalers', 'screen', 'clinic', 'she', 'OQ'])
    expect(texts.has(other), other).toBe(false);
});

test('keeps a name when replies change places or words, and loses it when a reply answers something else', () => {
  const changed = structuredClone(kath);
  const replies = changed.visits[0]?.turns['inhalers']?.choices[0]?.replies ?? [];
  replies.reverse();
  const ids = linesOf('scenarios/kath', scenarioSchema, changed).map(({ id }) => id);
  expect([...ids].sort()).toEqual(linesOfKath.map(({ id }) => id).sort());
  const guarded = replies.find(({ when }) => when === 'screen');
  if (guarded) guarded.when = 'trust >= 2';
  const after = linesOf('scenarios/kath', scenarioSchema, changed).map(({ id }) => id);
  expect(ids.filter((id) => !after.includes(id)).map((id) => id.split('/').slice(-2).join('/'))).toEqual(
    expect.arrayContaining(['[screen]/says', '[screen]/cue']),
  );
});

test('finds the place of each in its file', () => {
  for (const { path: at, text, rows } of linesOfKath) {
    const found = at.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], kath);
    expect(rows ? (found as string[]).join('\n') : found).toBe(text);
  }
});

test('a list of plain texts is one line; the records of a part go by their ids, which are no lines', () => {
  const module = {
    format: 'module/1' as const,
    id: 'm',
    title: 'T',
    skill: 'S',
    summary: 'Su',
    step: 'conversation' as const,
    people: ['kath'],
    pages: ['one'],
    parts: { leaning: { topics: ['Pain', 'Sleep'], lines: [{ id: 'phone', lean: 'both', says: 'I did.' }] } },
    phrases: ['One.', 'Two.'],
    commitments: [{ id: 'ask', says: 'I will.' }],
    sources: ['A paper.'],
  };
  expect(linesOf('modules/m', moduleSchema, module).map(({ id, text }) => `${id} ${text}`)).toEqual([
    'modules/m:title T',
    'modules/m:skill S',
    'modules/m:summary Su',
    'modules/m:parts/leaning/topics Pain\nSleep',
    'modules/m:parts/leaning/lines/phone/says I did.',
    'modules/m:phrases One.\nTwo.',
    'modules/m:commitments/ask/says I will.',
  ]);
  const louder = mapLines('modules/m', moduleSchema, module, ({ text }) => text.toUpperCase());
  expect(louder.phrases).toEqual(['ONE.', 'TWO.']);
  expect(louder.parts?.['leaning']).toEqual({
    topics: ['PAIN', 'SLEEP'],
    lines: [{ id: 'phone', lean: 'both', says: 'I DID.' }],
  });
  expect({
    ...louder,
    title: 'T',
    skill: 'S',
    summary: 'Su',
    parts: module.parts,
    phrases: module.phrases,
    commitments: module.commitments,
  }).toEqual(module);
});

test('rows without an id go by what they are of, and a second one of that name is counted', () => {
  const row = z.strictObject({ who: z.string().optional(), says: line });
  const schema = z.strictObject({ script: z.array(row), hands: z.array(z.strictObject({ asks: line })) });
  const value = {
    script: [
      { who: 'lay', says: 'One.' },
      { who: 'clinician', says: 'Two.' },
      { who: 'lay', says: 'Three.' },
    ],
    hands: [{ asks: 'Who?' }, { asks: 'What?' }],
  };
  expect(linesOf('m', schema, value).map(({ id }) => id)).toEqual([
    'm:script/lay/says',
    'm:script/clinician/says',
    'm:script/lay 2/says',
    'm:hands/[otherwise]/asks',
    'm:hands/[otherwise] 2/asks',
  ]);
});

test('a text that the schema describes is a line, and brings the description; what is within something described does not', () => {
  const schema = z.strictObject({
    plain: line,
    next: line.describe('What to ask.'),
    note: line.optional().describe('In this plan.'),
    does: z.array(line).min(1).describe('In order.'),
    cards: z.array(z.strictObject({ id: z.string(), title: line })).describe('Ten minutes.'),
  });
  const value = { plain: 'A', next: 'B', note: 'C', does: ['D', 'E'], cards: [{ id: 'one', title: 'F' }] };
  expect(linesOf('m', schema, value).map(({ text, meaning }) => [text, meaning])).toEqual([
    ['A', undefined],
    ['B', 'What to ask.'],
    ['C', 'In this plan.'],
    ['D\nE', 'In order.'],
    ['F', undefined],
  ]);
});

test('hashes words alone', () => {
  expect(sourceHash('Our Ged.')).toMatch(/^[a-p]{8}$/);
  expect(sourceHash('Our Ged.')).not.toBe(sourceHash('Our Ged'));
});
