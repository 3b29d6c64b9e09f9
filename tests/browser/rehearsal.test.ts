/** The rehearsal in a browser: faults switched on and off while somebody learns, and attempts that go from one to another as files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { serveRehearsal, type Served } from '../../scorm/rehearsal/server';
import { violations } from './axe';
import { launchBrowser } from './chromium';
import { Learner } from './learner';
import { keepLook } from './looks';
import { packagesDir } from './packages';

let browser: Browser;
let served: Served;
let folder: string;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  served = await serveRehearsal({ port: 0, packagesDir, attemptsDir: folder });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(async () => {
  await Promise.all([page.context().close(), served.close()]);
  rmSync(folder, { recursive: true });
});

const launch = (settings = ''): string => `${served.url}/launch/core/taster/scorm12${settings}`;
const standing = (name: string): Promise<string> => page.locator(`[data-standing=${name}]`).innerText();

/** Says something, once what came before it has been sent, and waits until the LMS has it: what happens within a second goes together. */
async function saysAndKeeps(learner: Learner): Promise<void> {
  await page.waitForTimeout(1500);
  const before = await standing('suspend');
  await learner.says();
  await expect
    .poll(async () => [(await standing('suspend')) !== before, await standing('waiting')])
    .toEqual([true, '—']);
}

test('what an LMS does not keep waits, and is kept once the fault is switched off', async () => {
  const learner = await Learner.launches(page, launch('?faults=offline'));
  await learner.meets();
  await learner.says();
  await expect.poll(() => standing('waiting')).toContain('suspend_data');
  expect(await standing('kept')).toBe('Elements: 0.');

  await page.getByLabel('The network is away').uncheck();
  await learner.says();
  await expect.poll(() => standing('waiting')).toBe('—');
  await expect.poll(() => standing('says')).toBe('Nothing: all is well');
  expect(page.url()).not.toContain('faults');
});

test('what the course tells the learner stands beside it', async () => {
  await Learner.launches(page, launch('?faults=no-api'));
  await expect.poll(() => standing('says')).toContain('No training record was found');
});

test('the details for those who help say what was refused, and nobody’s name', async () => {
  const learner = await Learner.launches(page, launch('?faults=logged-out'));
  await learner.does('help', 'header');
  await learner.find('summary').first().click();
  const details = await learner.find('details').first().innerText();
  for (const said of [
    /standard: scorm12/,
    /version: \d+\.\d+\.\d+ \(/,
    /health: \w+/,
    /refusal: 101 /,
    /window: .*in a frame/,
  ])
    expect(details).toMatch(said);
  expect(details).not.toMatch(/rehearsal-learner|Learner, Rehearsal/);
});

test('an LMS that hands out an empty attempt after completion is played from the list of LMSs', async () => {
  await page.goto(launch());
  await page.getByLabel('Behave like').selectOption({ label: 'NHS England Learning Hub' });
  await page.waitForURL(/profile=learning-hub/);
  const learner = await Learner.launches(page, page.url());
  await learner.finishes();
  await learner.leaves();
  await expect.poll(() => standing('completion')).toBe('completed');
  await page.getByRole('link', { name: 'Leave and come back' }).click();
  await expect.poll(() => standing('completion')).toBe('incomplete');
});

test('the LMS check finds out what the rehearsed LMS does wrong', async () => {
  await page.goto(`${served.url}/launch/core/lms-check/scorm2004-4?faults=cuts`);
  const lines = page.frameLocator('iframe').locator('.lines');
  await lines.getByText('It did not keep the longest bookmark').waitFor();
});

test('and what it does after completion', async () => {
  const frame = page.frameLocator('iframe');
  for (const part of [1, 2, 3]) {
    await page.goto(`${served.url}/launch/core/lms-check/scorm12?faults=anew`);
    await frame.getByRole('heading', { name: `Part ${String(part)} of 3` }).waitFor();
    await frame.getByRole('button', { name: 'Save and leave' }).click();
    await frame.getByText('You can close this window').waitFor();
  }
  expect(await frame.locator('.note').allInnerTexts()).toEqual([
    expect.stringContaining('After completion this LMS begins a new attempt'),
    expect.stringContaining('learners who come back start again'),
  ]);
});

test('a frame in a sandbox, one that is blanked and one that is taken away leave what was kept', async () => {
  const learner = await Learner.launches(page, launch('?view=sandbox'));
  await learner.meets();
  await saysAndKeeps(learner);
  await page.getByRole('button', { name: 'Blank the frame' }).click();
  const again = await Learner.launches(page, launch('?view=sandbox'));
  await again.on('consultation');
  expect(await again.turns()).toBe(1);
  await saysAndKeeps(again);
  await page.getByRole('button', { name: 'Take the frame away' }).click();
  const last = await Learner.launches(page, launch('?view=sandbox'));
  await last.on('consultation');
  expect(await last.turns()).toBe(2);
});

test('an attempt goes out as a file and comes back in; what is none changes nothing', async () => {
  const learner = await Learner.launches(page, launch());
  await learner.meets();
  await saysAndKeeps(learner);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const file = await (await downloading).path();
  const afresh = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await afresh;
  // Switches and files are listened to once the attempt has been read.
  await expect.poll(() => standing('completion')).not.toBe('');

  await page
    .getByLabel('Go on with another')
    .setInputFiles({ name: 'x.json', mimeType: '', buffer: Buffer.from('[]') });
  await page.getByText('x.json is not an attempt').waitFor();
  const loaded = page.waitForEvent('load');
  await page.getByLabel('Go on with another').setInputFiles(file);
  await loaded;
  const again = await Learner.launches(page, launch());
  await again.on('consultation');
  expect(await again.turns()).toBe(1);
});

test('its own pages are for everyone', async () => {
  const found: string[] = [];
  for (const address of [served.url, launch('?profile=learning-hub&faults=anew')]) {
    for (const [look, media] of [
      ['light', { colorScheme: 'light' }],
      ['dark', { colorScheme: 'dark' }],
    ] as const) {
      await page.emulateMedia(media);
      await page.goto(address);
      found.push(...(await violations(page)).map((each) => `${look} ${each}`));
      await keepLook(page, `rehearsal ${address === served.url ? 'list' : 'launch'} ${look}`);
    }
  }
  expect(found).toEqual([]);
});
