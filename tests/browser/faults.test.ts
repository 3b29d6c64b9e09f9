/** Faults that only a browser has; the others are in `tests/faults`. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StrictLms } from '../contract/strict-lms';
import { strictLms12 } from '../contract/strict-lms12';
import { strictLms2004 } from '../contract/strict-lms2004';
import { launchBrowser } from './chromium';
import { Learner } from './learner';
import { serveLms, type LmsServer } from './lms-server';
import { packageFiles } from './packages';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let server: LmsServer;
let lms: StrictLms;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  lms = strictLms12();
  context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  page = await context.newPage();
  server = await serveLms(packageFiles('ambivalence', 'scorm12'), { lms });
});
afterEach(async () => {
  await context.close();
  await server.close();
});

const bookmark = () => lms.stored()['cmi.suspend_data'] ?? '';
const calls = (verb: string) => lms.calls.filter((call) => call.verb === verb).length;

/** Two decisions into the first conversation, all of them with the LMS. */
async function partway(): Promise<Learner> {
  const learner = await Learner.launches(page, server.launch);
  await learner.meets();
  for (const letter of ['a', 'b']) await learner.says(letter);
  await expect.poll(bookmark).toContain('ab');
  return learner;
}

/** Counts the ends that the LMS's page hears of: Chromium lets no request out of a closing page, so the server hears of none. */
async function countEnds(): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const { API, ends } = Object.assign(window as unknown as { API: { LMSFinish: () => string } }, {
      ends: { count: 0 },
    });
    API.LMSFinish = () => {
      ends.count += 1;
      return 'true';
    };
  });
  return () => page.evaluate(() => (window as unknown as { ends: { count: number } }).ends.count);
}

/** The next launch is at the same turn, and nothing is complete that was not. */
async function expectSameTurn(turn: string): Promise<void> {
  const again = await Learner.launches(page, server.launch);
  await again.on('consultation');
  expect(await again.turn()).toBe(turn);
  expect(lms.stored()['cmi.core.lesson_status']).toBe('incomplete');
}

test('fault 1: a page that closes may send no synchronous request | it was committed long before', async () => {
  await page.addInitScript(() => {
    window.addEventListener(
      'pagehide',
      () => {
        XMLHttpRequest.prototype.send = () => {
          throw new DOMException('Not while it closes.', 'NetworkError');
        };
      },
      true,
    );
  });
  const turn = await (await partway()).turn();
  await page.goto('about:blank');
  expect(calls('LMSFinish')).toBe(0);
  await expectSameTurn(turn);
});

test('fault 2: unload is forbidden by a Permissions-Policy | pagehide is enough', async () => {
  await page.route('**/course/index.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'permissions-policy': 'unload=()' } });
  });
  const learner = await partway();
  const ends = await countEnds();
  await learner.find('body').evaluate(() => {
    location.replace('about:blank');
  });
  await expect.poll(ends).toBe(1);
  expect(lms.complaints).toEqual([]);
});

test('fault 3: a telephone tells of no unload, only that the page is hidden | what waits is sent then', async () => {
  const learner = await partway();
  await page.waitForTimeout(1500);
  const commits = calls('LMSCommit');
  await learner.find('body').evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => calls('LMSCommit')).toBe(commits + 1);
});

test('fault 5: the back/forward cache brings back a page that has finished | it says so, and what is done on it is kept on the device', async () => {
  const learner = await partway();
  await learner.find('body').evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await learner.notice('left').waitFor();
  expect(await learner.notice('left').innerText()).toBe(
    'You have saved and left. Anything you do now is not recorded.',
  );
  const told = lms.calls.length;
  await learner.says();
  expect(lms.calls).toHaveLength(told);
  const again = await Learner.launches(page, server.launch);
  await again.notice('offer').waitFor();
});

test('fault 6: the frame is taken away without any event | nothing relies on one', async () => {
  const turn = await (await partway()).turn();
  await page.evaluate(() => {
    const frame = document.querySelector('iframe');
    frame?.contentWindow?.addEventListener('pagehide', (event) => event.stopImmediatePropagation(), true);
    frame?.remove();
  });
  await expectSameTurn(turn);
});

test('fault 7: the LMS blanks the frame | the end is told as the page is hidden', async () => {
  const turn = await (await partway()).turn();
  const ends = await countEnds();
  await page.evaluate(() => document.querySelector('iframe')?.setAttribute('src', 'about:blank'));
  await expect.poll(ends).toBe(1);
  expect(lms.complaints).toEqual([]);
  await expectSameTurn(turn);
});

test('fault 11: there is no API | one clear sentence, and the whole course goes on unrecorded', async () => {
  await server.close();
  server = await serveLms(packageFiles('ambivalence', 'scorm12'));
  const learner = await Learner.launches(page, server.launch);
  expect(await learner.notice('none').innerText()).toBe(
    'No training record was found, so nothing is being recorded. You can take the whole course all the same.',
  );
  await learner.meets();
  await learner.says();
});

test('fault 42: an LMS leaves the learner before a dead page | “safe to close” is there, and 2004 is asked to go on', async () => {
  await server.close();
  lms = strictLms2004();
  server = await serveLms(packageFiles('ambivalence', 'scorm2004-4'), { lms, api: 'API_1484_11' });
  const learner = await Learner.launches(page, server.launch);
  await learner.meets();
  await learner.says();
  await learner.leaves();
  expect(await learner.text()).toContain('safe to close');
  expect(lms.calls.filter(({ given }) => given[0] === 'adl.nav.request').map(({ given }) => given[1])).toEqual([
    'suspendAll',
  ]);
});

test('fault 47: the browser is killed while the LMS is out of reach | the device has the last decision, and asks whose it was', async () => {
  const learner = await partway();
  lms.online = false;
  await learner.says();
  const turn = await learner.turn();
  await page.waitForTimeout(300);
  const crashed = page.waitForEvent('crash');
  void (await context.newCDPSession(page)).send('Page.crash').catch(() => undefined);
  await crashed;
  lms.online = true;
  page = await context.newPage();
  const again = await Learner.launches(page, server.launch);
  await again.notice('offer').waitFor();
  expect(await again.notice('offer').innerText()).toMatch(/This device holds a later place.*Was that you\?/);
  await again.does('accept');
  await again.on('consultation');
  expect(await again.turn()).toBe(turn);
  expect(lms.stored()['cmi.core.lesson_status']).toBe('incomplete');
});
