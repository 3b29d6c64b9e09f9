/** The cohort page as a facilitator has it: a file on a stick, no network, whatever people send. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeSummary, type Summary } from '../../src/course/summary';
import { buildCohort, renderCohort } from '../../src/facilitator/cohort-page';
import { sourcesFor } from '../facilitator/made';
import { violations } from './axe';
import { launchBrowser } from './chromium';
import { keepLook } from './looks';

const house = path.resolve(import.meta.dirname, '../..');
const stick = mkdtempSync(path.join(tmpdir(), 'stick-'));
const file = path.join(stick, 'cohort.html');
let browser: Browser;
let page: Page;
let asked: string[];
let complaints: string[];

beforeAll(async () => {
  writeFileSync(file, renderCohort(await buildCohort(house), await sourcesFor('core')));
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  rmSync(stick, { recursive: true });
});
beforeEach(async () => {
  page = await browser.newPage();
  asked = [];
  complaints = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(pathToFileURL(file).href);
});

const tagOf = (at: number) => at.toString(36).padStart(4, '0');
const learner = (at: number, more: Partial<Summary> = {}): string =>
  writeSummary({
    edition: 'silver',
    role: at % 3 === 0 ? 'gp' : 'practice-nurse',
    ...(at % 3 === 0 && { group: 'b' }),
    before: at % 11,
    after: 8,
    visits: [{ person: 'kath', visit: 'review', ending: 'good' }],
    skills: { AGO: 1 + (at % 3), DSR: at % 2 },
    tag: tagOf(at),
    ...more,
  });

async function pastes(text: string): Promise<void> {
  await page.locator('#pasted').fill(text);
  await page.locator('[data-action=read]').click();
}

async function drops(name: string, content: string | Buffer): Promise<void> {
  await page.locator('#files').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
}

test('works from a file with no network: codes in, the room out', async () => {
  await pastes(Array.from({ length: 12 }, (_, at) => learner(at)).join('\n'));
  await page.locator('[data-room]').waitFor();
  expect(await page.locator('[data-room] h2').textContent()).toBe('People: 12');
  const roles = await page.locator('[data-table=roles] tbody tr').allTextContents();
  expect(roles.join(' ')).toContain('fewer than five');
  expect(roles.join(' ')).toMatch(/Practice nurse\s*8/);
  expect(await page.locator('[data-table=roles] select').first().locator('option').allTextContents()).toEqual([
    'Bronze',
    'Silver',
    'Gold',
  ]);
  expect(await page.locator('[data-table=groups] tbody tr').allTextContents()).toEqual([
    'Bfewer than five',
    'not said8',
  ]);
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([]);
  expect(complaints).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await keepLook(page, 'cohort');
});

test('tells each thing that it could not read, in a sentence, and keeps the rest', async () => {
  await pastes(`${learner(1)}\n${learner(2).replace('kath', 'kate')}\nCG7.later.thing\n${learner(1)}`);
  await page.locator('[data-told]').waitFor();
  const told = await page.locator('[data-told]').innerText();
  expect(told).toContain('1 not whole');
  expect(told).toContain('from a newer course');
  expect(await page.locator('[data-room] h2').textContent()).toBe('People: 1');
  expect(await page.locator('[data-room]').innerText()).toContain('not counted twice: 1');
});

test('reads a report of an LMS once its columns are confirmed, and runs nothing that stands in it', async () => {
  await page.evaluate(() => {
    (window as unknown as { hit: boolean }).hit = false;
  });
  const evil = '<img src=x onerror="window.hit=true">';
  await drops('moodle.txt', `Surname\tStatus\tRole ${evil}\n${evil}\tCompleted\tGP\n=cmd|x\tNot started\tGP\n`);
  await page.locator('[data-columns]').waitFor();
  await page.locator('[data-action=columns]').click();
  expect(await page.locator('[data-room]').innerText()).toContain('1 of 2 have completed');
  expect(await page.evaluate(() => (window as unknown as { hit: boolean }).hit)).toBe(false);
  expect(await page.locator('img').count()).toBe(0);
});

test('takes a report that comes twice for one', async () => {
  for (const _ of [1, 2]) await drops('moodle.txt', 'Name\tStatus\nA\tCompleted\nB\tNot started\n');
  await page.locator('[data-columns]').waitFor();
  expect(await page.locator('[data-columns]').count()).toBe(1);
  await page.locator('[data-action=columns]').click();
  expect(await page.locator('[data-room]').innerText()).toContain('1 of 2 have completed');
  expect(complaints).toEqual([]);
});

test('opens no film, and says so', async () => {
  const film = path.join(stick, 'film.mp4');
  writeFileSync(film, Buffer.alloc(100_000_000));
  await page.locator('#files').setInputFiles(film);
  await page.locator('[data-told]').waitFor();
  expect(await page.locator('[data-told]').innerText()).toContain('larger than any report');
});

test('reads five thousand learners while the page goes on answering', async () => {
  await drops('codes.txt', Array.from({ length: 5000 }, (_, at) => learner(at)).join('\n'));
  await page.locator('[data-room] h2', { hasText: 'People: 5000' }).waitFor();
  expect(complaints).toEqual([]);
});

test('gives the room as a Word file and as a table', async () => {
  await pastes(learner(1));
  await page.locator('[data-room]').waitFor();
  for (const [action, name] of [
    ['docx', 'room.docx'],
    ['csv', 'room.csv'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`[data-action=${action}]`).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
  }
  expect(complaints).toEqual([]);
});
