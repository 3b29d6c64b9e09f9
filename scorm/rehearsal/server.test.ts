import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { serveRehearsal, type Served, type ServeOptions } from './server';

const open: Served[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

/** Serves a folder with four packages; silver is not the first of its index. */
async function serve(settings: Partial<ServeOptions> = {}): Promise<Served> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-'));
  const zip = zipSync({
    'index.html': strToU8('<!doctype html><title>Silver</title>'),
    'app.js': strToU8('"use strict";'),
    'objects/letter.svg': strToU8('<svg/>'),
  });
  const row = (edition: string, standard: string, overlay = 'core') => ({
    edition,
    standard,
    overlay,
    title: `Common <Ground> · ${edition}`,
    version: '1.0.0',
    file: `${overlay === 'core' ? '' : `${overlay}/`}${edition}-${standard}-1.0.0.zip`,
    bytes: zip.length,
    sha256: '',
    launch: 'index.html',
  });
  const rows = [
    row('agenda', 'scorm12'),
    row('silver', 'scorm12'),
    row('silver', 'web'),
    row('silver', 'scorm2004-4', 'wales'),
  ];
  mkdirSync(path.join(folder, 'packages/wales'), { recursive: true });
  for (const { file } of rows) writeFileSync(path.join(folder, 'packages', file), zip);
  writeFileSync(path.join(folder, 'packages/index.json'), JSON.stringify(rows));
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  const served = await serveRehearsal({
    port: 0,
    packagesDir: path.join(folder, 'packages'),
    attemptsDir: path.join(folder, 'attempts'),
    ...settings,
  });
  open.push(served);
  return served;
}

const read = async (address: string, init?: RequestInit) => {
  const response = await fetch(address, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

test('lists every package by edition, silver first', async () => {
  const { url } = await serve();
  const { status, text } = await read(`${url}/`);
  expect(status).toBe(200);
  expect([...text.matchAll(/<h2>([^<]*)/g)].map(([, title]) => title?.trim())).toEqual([
    'Common &lt;Ground&gt; · silver',
    'Common &lt;Ground&gt; · silver',
    'Common &lt;Ground&gt; · agenda',
  ]);
  expect([...text.matchAll(/href="(\/launch\/[^"?]*)"/g)].map(([, link]) => link)).toEqual([
    '/launch/core/silver/scorm12',
    '/launch/wales/silver/scorm2004-4',
    '/launch/core/agenda/scorm12',
  ]);
  expect(text).toContain('href="/packages/core/silver/web/index.html"');
});

test('lists the LMS checks too, though no index has them', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'checks-'));
  writeFileSync(path.join(folder, 'index.json'), '[]');
  writeFileSync(
    path.join(folder, 'lms-check-scorm12.zip'),
    zipSync({ 'index.html': strToU8('<!doctype html><p>Check') }),
  );
  const { url } = await serve({ packagesDir: folder });
  expect((await read(`${url}/`)).text).toContain('href="/launch/core/lms-check/scorm12"');
  expect((await read(`${url}/packages/core/lms-check/scorm12/index.html`)).text).toContain('Check');
});

test('says what to run when nothing is built', async () => {
  const { url } = await serve({ packagesDir: mkdtempSync(path.join(tmpdir(), 'empty-')) });
  expect((await read(`${url}/`)).text).toContain('npm run package');
});

test('launches a package around the data model of its standard', async () => {
  const { url } = await serve();
  const page12 = await read(`${url}/launch/core/silver/scorm12`);
  expect(page12.text).toContain('data-model="scorm12"');
  expect(page12.text).toContain('data-course="/packages/core/silver/scorm12/index.html"');
  expect(page12.text).toContain('<iframe');
  const page2004 = await read(`${url}/launch/wales/silver/scorm2004-4?view=window&mode=review`);
  expect(page2004.text).toContain('data-model="scorm2004"');
  expect(page2004.text).toContain('data-mode="review"');
  expect(page2004.text).not.toContain('<iframe');
});

test('launches as an LMS is known to behave, or with faults one by one', async () => {
  const { url } = await serve();
  const plain = await read(`${url}/launch/core/silver/scorm12`);
  expect(plain.text).not.toMatch(/name="fault"[^>]* checked/);
  const played = /<option value="([^"]*profile=learning-hub[^"]*)"/.exec(plain.text)?.[1]?.replaceAll('&amp;', '&');
  const hub = await read(`${url}${played ?? ''}`);
  expect(hub.text).toMatch(/value="anew"[^>]* checked/);
  expect(hub.text).toContain('<iframe class="popup"');
  const one = await read(`${url}/launch/core/silver/scorm12?view=sandbox&faults=slow,nonsense`);
  expect(one.text).toContain('sandbox="allow-scripts allow-same-origin allow-forms"');
  expect([...one.text.matchAll(/name="fault" value="([^"]*)"[^>]* checked/g)].map(([, fault]) => fault)).toEqual([
    'slow',
  ]);
});

test('its own pages obey the policy that it sets for packages', async () => {
  const { url } = await serve();
  for (const address of ['/', '/launch/core/silver/scorm12', '/nothing']) {
    const { text, headers } = await read(url + address);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(text).not.toMatch(/ style=| on[a-z]+="|<style|<script(?![^>]* src=)|https?:\/\//);
  }
});

test('serves files straight out of the zip, with their types and a strict policy', async () => {
  const { url } = await serve();
  const files = {
    'index.html': 'text/html; charset=utf-8',
    'app.js': 'text/javascript; charset=utf-8',
    'objects/letter.svg': 'image/svg+xml',
  };
  for (const [file, type] of Object.entries(files)) {
    const { status, headers } = await read(`${url}/packages/core/silver/scorm12/${file}`);
    expect([status, headers.get('content-type')]).toEqual([200, type]);
    expect(headers.get('content-security-policy')).toBe("default-src 'self'; frame-ancestors 'self'");
  }
  expect((await read(`${url}/packages/core/silver/scorm12/app.js`)).text).toBe('"use strict";');
  expect((await read(`${url}/packages/core/silver/scorm12/App.js`)).status).toBe(404);
  expect((await read(`${url}/packages/core/gold/scorm12/app.js`)).status).toBe(404);
});

test('serves a package’s scripts as text when asked, and its own never', async () => {
  const { url } = await serve({ scriptsAsText: true });
  expect((await read(`${url}/packages/core/silver/scorm12/app.js`)).headers.get('content-type')).toBe(
    'text/plain; charset=utf-8',
  );
  expect((await read(`${url}/client/launch.js`)).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('serves its own scripts as JavaScript whose imports it also serves', async () => {
  const { url } = await serve();
  const seen = new Set<string>();
  const follow = async (address: string): Promise<void> => {
    if (seen.has(address)) return;
    seen.add(address);
    const { status, text } = await read(url + address);
    expect(status, address).toBe(200);
    if (address === '/scorm-again.js') return;
    expect(text).not.toMatch(/^(export )?interface |\): \w+ \{$/m);
    for (const [, name = ''] of text.matchAll(/from\s*"([^"]*)"/g)) await follow(new URL(name, url + address).pathname);
  };
  await follow('/client/launch.js');
  await follow('/client/list.js');
  expect([...seen].sort()).toEqual([
    '/client/attempt.js',
    '/client/faults.js',
    '/client/launch.js',
    '/client/list.js',
    '/client/lms.js',
    '/client/sent.js',
    '/scorm-again.js',
  ]);
});

test.each([
  '/packages/core/silver/scorm12/../../../../../secret.txt',
  '/packages/core/silver/scorm12/%2e%2e/%2e%2e/secret.txt',
  '/packages/core/silver/scorm12/..%2f..%2fsecret.txt',
  '/client/../server.ts',
  '/%c0%ae',
  '/attempts/../../secret',
])('refuses %s', async (address) => {
  const { port } = await serve();
  const reply = await rawGet(port, address);
  expect(reply).toMatch(/^HTTP\/1\.1 400/);
  expect(reply).not.toContain('secret\r\n');
});

/** A request whose address no client has tidied. */
function rawGet(port: number, address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`),
    );
    let reply = '';
    socket.on('data', (chunk) => (reply += String(chunk)));
    socket.on('end', () => resolve(reply));
    socket.on('error', reject);
  });
}

test('hands out the zip itself', async () => {
  const { url } = await serve();
  const response = await fetch(`${url}/zips/wales/silver/scorm2004-4`);
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="silver-scorm2004-4-1.0.0.zip"');
  expect(Object.keys(unzipSync(new Uint8Array(await response.arrayBuffer())))).toContain('index.html');
});

test('keeps an attempt until one starts afresh', async () => {
  const { url } = await serve();
  const place = `${url}/attempts/core/silver/scorm12`;
  const attempt = {
    cmi: { core: { lesson_status: 'incomplete', score: { raw: '33' } }, suspend_data: 'abc' },
    totalTime: '00:00:05',
    ended: true,
  };
  expect((await read(place)).status).toBe(204);
  expect((await read(place, { method: 'POST', body: JSON.stringify(attempt) })).status).toBe(204);
  expect(JSON.parse((await read(place)).text)).toEqual(attempt);
  expect((await read(`${url}/`)).text).toContain('incomplete, score 33');
  expect((await read(`${url}/attempts/core/agenda/scorm12`)).status).toBe(204);
  expect((await read(place, { method: 'DELETE' })).status).toBe(204);
  expect((await read(place)).status).toBe(204);
});

test('keeps nothing that is not an attempt, or of no package', async () => {
  const { url } = await serve();
  for (const body of ['', '[]', '{"cmi":1}'])
    expect((await read(`${url}/attempts/core/silver/scorm12`, { method: 'POST', body })).status).toBe(400);
  expect((await read(`${url}/attempts/core/gold/scorm12`, { method: 'POST', body: '{}' })).status).toBe(404);
  expect((await read(`${url}/`, { method: 'POST', body: '{}' })).status).toBe(405);
});

test('takes the next free port when the wanted one is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const taken = typeof address === 'object' && address ? address.port : 0;
  try {
    const { port, url } = await serve({ port: taken });
    expect(port).toBeGreaterThan(taken);
    expect((await read(`${url}/`)).status).toBe(200);
  } finally {
    other.close();
  }
});
