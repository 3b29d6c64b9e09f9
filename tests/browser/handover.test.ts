/** What whoever looks after an LMS opens: the pages beside the packages, and the check in an LMS. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StrictLms } from '../contract/strict-lms';
import { strictLms12 } from '../contract/strict-lms12';
import { strictLms2004 } from '../contract/strict-lms2004';
import { violations } from './axe';
import { launchBrowser } from './chromium';
import { watchComplaints } from './learner';
import { serveLms } from './lms-server';
import { keepLook } from './looks';
import { packagesDir } from './packages';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
});
afterEach(() => page.context().close());

/** In the light and in the dark, and narrow: nothing that axe finds, nothing cut off. */
async function faults(stage: Page | Frame, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await violations(stage)).map((each) => `${name}, ${colorScheme}: ${each}`));
    await keepLook(page, `${name} ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 256 });
  const wide = await stage.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) found.push(`${name} scrolls sideways by ${String(wide)} px at 320`);
  await keepLook(page, `${name} 320`);
  await page.setViewportSize({ width: 1024, height: 768 });
  return found;
}

test('the pages are for everyone, fold what is not needed, and fetch nothing from elsewhere', async () => {
  const expectNoComplaints = watchComplaints(page);
  const others: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(packagesDir).href)) others.push(request.url());
  });
  const found: string[] = [];
  for (const name of ['index', 'information-governance', 'catalogue', 'troubleshooting']) {
    await page.goto(pathToFileURL(join(packagesDir, `${name}.html`)).href);
    found.push(...(await faults(page, `handover ${name}`)));
  }
  expect(found).toEqual([]);
  expect(others).toEqual([]);
  await page.goto(pathToFileURL(join(packagesDir, 'index.html')).href);
  expect(await page.locator('.lms a[download]:visible').count()).toBe(await page.locator('.lms').count());
  expect(await page.locator('details a:visible').count()).toBe(0);
  expectNoComplaints();
});

const lmsFor = (standard: string): { readonly lms: StrictLms; readonly api: 'API' | 'API_1484_11' } =>
  standard === 'scorm12' ? { lms: strictLms12({}), api: 'API' } : { lms: strictLms2004({}), api: 'API_1484_11' };

describe.each(['scorm12', 'scorm2004-3', 'scorm2004-4'] as const)('the check for %s', (standard) => {
  const files = () => unzipSync(readFileSync(join(packagesDir, `lms-check-${standard}.zip`)));

  test('says after three launches that a strict LMS does as it should', async () => {
    const { lms, api } = lmsFor(standard);
    const server = await serveLms(files(), { lms, api });
    const expectNoComplaints = watchComplaints(page);
    try {
      for (const part of ['1', '2', '3']) {
        await page.goto(server.launch);
        const check = page.frameLocator('iframe');
        await check.getByRole('heading', { name: `Part ${part} of 3` }).waitFor();
        expect(await check.locator('.lines .note, .lines .bad').allInnerTexts()).toEqual([]);
        if (standard === 'scorm12') {
          const frame = page.frames()[1];
          if (frame) expect(await faults(frame, `check ${part}`)).toEqual([]);
        }
        await check.getByRole('button', { name: 'Save and leave' }).click();
        await check.getByText('You can close this window').waitFor();
      }
    } finally {
      await server.close();
    }
    expect(Object.values(lms.stored())).toContain('completed');
    expect(lms.complaints).toEqual([]);
    expectNoComplaints();
  });

  test('says without an LMS that there is none, and has details to copy that name nobody', async () => {
    const server = await serveLms(files());
    try {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.goto(server.course);
      await page.getByText('No LMS was found').waitFor();
      await page.getByRole('button', { name: 'Copy details' }).click();
      await page.getByText('Copied.').waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(
        /^check: Common Ground · LMS check \d+\.\d+\.\d+, SCORM .*\nfound: bad\nwindow: 1024 × 768/,
      );
    } finally {
      await server.close();
    }
  });
});
