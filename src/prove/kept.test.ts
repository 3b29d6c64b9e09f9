import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSmall } from '../../tests/scenarios/small';
import { hashOfRules, provedOrKept } from './kept';
import { proveScenario } from './report';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofs-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const small = readSmall();
const again = (scenario = small, more = {}) =>
  provedOrKept(scenario, { folder, rules: 'as they are', prove: proveScenario, ...more });

test('keeps a proof whole', async () => {
  expect((await again()).kept).toBe(false);
  const { kept, proof } = await again();
  expect(kept).toBe(true);
  expect({ ...proof, seconds: 0 }).toEqual({ ...proveScenario(small), seconds: 0 });
});

test.each([
  ['a word', { 'Not to speak of.': 'Not so far.' }],
  ['a number', { 'effect: { importance: 2 }': 'effect: { importance: 1 }' }],
  ['a condition', { 'when: trust >= 4': 'when: trust >= 3' }],
])('proves a scenario anew when %s of it changed', async (_, change) => {
  await again();
  const changed = readSmall(change);
  expect((await again(changed)).kept).toBe(false);
  expect((await again(changed)).kept).toBe(true);
  expect((await again(small)).kept).toBe(false);
});

test('proves anew when the rules changed, when it is told to, and when what it kept is damaged', async () => {
  await again();
  expect((await again(small, { rules: 'changed' })).kept).toBe(false);
  expect((await again(small, { rules: 'changed', fresh: true })).kept).toBe(false);
  writeFileSync(join(folder, 'joan.json'), '{"hash":');
  expect((await again(small)).kept).toBe(false);
});

test('tells the rules’ sources apart by every character, and does not read their tests', () => {
  const rules = () => hashOfRules([folder]);
  writeFileSync(join(folder, 'respond.ts'), 'one');
  const before = rules();
  writeFileSync(join(folder, 'respond.test.ts'), 'a test');
  expect(rules()).toBe(before);
  writeFileSync(join(folder, 'respond.ts'), 'two');
  expect(rules()).not.toBe(before);
});
