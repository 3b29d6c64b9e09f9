import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { content } from './vite';

const house = path.resolve(import.meta.dirname, '../..');
const root = mkdtempSync(path.join(tmpdir(), 'course-'));
const page = path.join(root, 'modules/agenda-setting/module.yaml');
let server: ViteDevServer;

beforeAll(async () => {
  for (const part of ['modules', 'scenarios', 'scorm/editions', 'scorm/overlays', 'package.json'])
    cpSync(path.join(house, part), path.join(root, part), { recursive: true });
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1' },
    plugins: [content({ edition: 'silver', course: (course) => JSON.stringify(course), script: ({ id }) => id })],
  });
  await server.listen();
}, 30_000);
afterAll(() => server.close());

async function served(file: string): Promise<string> {
  // A line of its own each time: one kept open may be shut by the server just as it is used again.
  return (await fetch(new URL(file, server.resolvedUrls?.local[0]), { headers: { connection: 'close' } })).text();
}

function save(change: (text: string) => string): void {
  writeFileSync(page, change(readFileSync(page, 'utf8')));
  // The watcher itself is Vite's; here only what follows from it is looked at.
  server.watcher.emit('change', page);
}

test('serves the course and its contents as a package would hold them', async () => {
  expect(await served('course.js')).toContain('Setting the agenda together');
  expect(await served('content/kath.en.js')).toBe('kath');
  expect(await served('content/kath.qps.js')).toBe('kath');
});

test('makes the course anew when a source is saved, and keeps the last good one when it is broken', async () => {
  save((text) => text.replace('Setting the agenda together', 'Agreeing what to talk about'));
  await vi.waitFor(async () => {
    expect(await served('course.js')).toContain('Agreeing what to talk about');
  }, 10_000);

  const told = vi.spyOn(server.ws, 'send');
  save((text) => text.replace('people: [kath', 'people: [keth'));
  await vi.waitFor(() => {
    expect(JSON.stringify(told.mock.calls)).toContain('Did you mean “kath”?');
  }, 10_000);
  expect(await served('course.js')).toContain('Agreeing what to talk about');
}, 30_000);
