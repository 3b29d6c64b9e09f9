import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { previewing, provedFrom, readNow } from './server';
import type { Proving, Read } from './shown';

const house = resolve(import.meta.dirname, '../..');
let root: string;
let server: ViteDevServer | undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'preview-'));
  cpSync(join(house, 'scenarios/kath'), join(root, 'scenarios/kath'), { recursive: true });
});
afterEach(async () => {
  await server?.close();
  rmSync(root, { recursive: true });
});

const file = () => join(root, 'scenarios/kath/scenario.yaml');
const damage = () => {
  writeFileSync(file(), readFileSync(file(), 'utf8').replace('goto: list', 'goto: lisst'));
};

test('reads the scenario, or says what is wrong with it', () => {
  expect(readNow({ root, scenario: 'kath' }).scenario?.name).toBe('Kath');
  damage();
  const { scenario, problems } = readNow({ root, scenario: 'kath' });
  expect(scenario).toBeUndefined();
  expect(problems[0]).toMatchObject({ code: 'unknown-goto', hint: 'Did you mean “list”?' });
});

test('tells the page of a saved file, and gives up the proof that it overtakes', async () => {
  const stopped = vi.fn();
  const prove = vi.fn((_root: string, _id: string, _tell: (proving: Proving) => void) => ({ stop: stopped }));
  server = await createServer({
    configFile: false,
    root,
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1' },
    plugins: [previewing({ root, scenario: 'kath', prove })],
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? '';
  const now = async () => (await (await fetch(`${address}now.json`)).json()) as { read: Read; proving: Proving };
  expect((await now()).read.scenario?.name).toBe('Kath');
  prove.mock.calls[0]?.[2]({ state: 'failed', why: 'tried' });
  expect((await now()).proving).toEqual({ state: 'failed', why: 'tried' });
  damage();
  server.watcher.emit('change', file());
  expect(stopped).toHaveBeenCalled();
  expect((await now()).read.problems).toHaveLength(1);
});

test('takes the proof from what the prover said, or says why there is none', () => {
  const proof = { id: 'kath', findings: [] };
  expect(provedFrom(JSON.stringify({ scenarios: [proof] }), '')).toEqual({ state: 'proved', proof });
  expect(provedFrom('', 'It fell over.')).toEqual({ state: 'failed', why: 'It fell over.' });
});
