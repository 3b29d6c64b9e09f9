/** A web package without a network: kept on the device at the first visit, renewed as a whole when a newer one is there. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from './chromium';
import { Learner, watchComplaints } from './learner';
import { serveLms, type LmsServer } from './lms-server';
import { packageFiles, withChange } from './packages';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let server: LmsServer;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 650, height: 666 } });
  page = await context.newPage();
  server = await serveLms(packageFiles('taster', 'web'));
});
afterEach(() => Promise.all([context.close(), server.close()]));

/** The worker has kept everything and answers for this page. */
async function kept(): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** States of the workers: the one that answers, and the one that stands by. A browser looks for a newer one in its own time, so it is told to. */
function workers(): Promise<readonly unknown[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/course/');
    if (location.pathname.startsWith('/course/')) await registration?.update();
    return [registration?.active?.state, registration?.waiting?.state];
  });
}

test('opened once, it opens, plays to an ending and remembers without a network', async () => {
  await Learner.opens(page, server.course);
  await kept();
  await context.setOffline(true);
  await page.reload();
  const expectNoComplaints = watchComplaints(page);
  const learner = await new Learner(page).started();
  await learner.finishes();
  expect(await learner.text()).toContain('You have completed this course');
  await page.reload();
  await learner.started();
  await learner.on('debrief');
  expectNoComplaints();
});

test('a browser finds nothing that keeps it from being installed', async () => {
  await Learner.opens(page, server.course);
  await kept();
  const devtools = await context.newCDPSession(page);
  const { errors, url } = await devtools.send('Page.getAppManifest');
  expect([url, errors]).toEqual([`${server.url}/course/manifest.webmanifest`, []]);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A private window installs nothing, and every page of a test is in one.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('a new version waits for the old one’s page to close, and then is there whole, with the learner’s place', async () => {
  const learner = await Learner.opens(page, server.course);
  await kept();
  await learner.meets();
  await learner.says();
  const newer = withChange(packageFiles('taster', 'web'), 'index.html', (text) =>
    text.replace('<html ', '<html data-newer '),
  );
  server.files = withChange(newer, 'service-worker.js', (text) => text.replace('var kept = own + "', '$&newer '));
  await page.reload();
  await learner.started();
  await expect.poll(workers).toEqual(['activated', 'installed']);
  expect(await page.locator('[data-newer]').count()).toBe(0);

  await page.goto(`${server.url}/elsewhere`);
  await expect.poll(workers).toEqual(['activated', undefined]);
  const again = await Learner.opens(page, server.course);
  expect(await page.locator('[data-newer]').count()).toBe(1);
  await again.on('consultation');
  expect(await again.turns()).toBe(1);
});
