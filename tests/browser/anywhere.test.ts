/** Wherever a package is opened: on a strict server, as files, in a sandbox, without scripts, without a record. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveRehearsal, type Served } from '../../scorm/rehearsal/server';
import { strictLms12 } from '../contract/strict-lms12';
import { launchBrowser } from './chromium';
import { Learner, watchComplaints } from './learner';
import { serveLms, type LmsOptions, type LmsServer } from './lms-server';
import { packageFiles, packagesDir, withChange, type Files } from './packages';
import { tour } from './tour';

let browser: Browser;
let page: Page;
let folder: string;
let closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anywhere-'));
  page = await newPage();
});
afterEach(async () => {
  await Promise.all(closing.map((close) => close()));
  closing = [];
  rmSync(folder, { recursive: true });
});

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 650, height: 666 }, ...options });
  closing.push(() => context.close());
  return context.newPage();
}

async function serve(files: Files, options?: LmsOptions): Promise<LmsServer> {
  const server = await serveLms(files, options);
  closing.push(server.close);
  return server;
}

async function rehearse(scriptsAsText: boolean): Promise<Served> {
  const served = await serveRehearsal({ port: 0, packagesDir, attemptsDir: join(folder, 'attempts'), scriptsAsText });
  closing.push(served.close);
  return served;
}

/** The one sentence that a notice says. */
async function expectOneSentence(learner: Learner, kind: string, words: RegExp): Promise<void> {
  await learner.notice(kind).waitFor();
  expect(await learner.find('.notices > *').count()).toBe(1);
  expect(await learner.notice(kind).innerText()).toMatch(words);
}

describe('on a server', () => {
  test(
    'a strict policy has nothing to refuse, and nothing is fetched from anywhere else',
    { timeout: 90_000 },
    async () => {
      const { url } = await rehearse(false);
      const expectNoComplaints = watchComplaints(page);
      const others: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(`${url}/`)) others.push(request.url());
      });
      const learner = await Learner.launches(page, `${url}/launch/core/silver/scorm12`);
      await tour(learner, () => Promise.resolve());
      expect(others).toEqual([]);
      expectNoComplaints();
    },
  );

  test('scripts that come as plain text run', async () => {
    const { url } = await rehearse(true);
    const learner = await Learner.launches(page, `${url}/launch/core/ambivalence/scorm2004-3`);
    await learner.meets();
    await learner.says();
  });

  test('in a window of its own it reports to the LMS that opened it', async () => {
    const { url } = await rehearse(false);
    const opening = page.waitForEvent('popup');
    await page.goto(`${url}/launch/core/ambivalence/scorm12?view=window`);
    const learner = await new Learner(await opening).started();
    await learner.finishes();
    await learner.leaves();
    expect(await page.locator('[data-standing=completion]').innerText()).toBe('completed');
    expect(await page.locator('[data-standing=score]').innerText()).toBe('100');
  });

  test('the first screen takes six requests at most, and stays as it was before any script ran', async () => {
    const server = await serve(packageFiles('silver', 'web'));
    // This server forbids caching: the picture is asked for again when the app draws the screen. It counts once.
    const requests = new Set<string>();
    page.on('request', (request) => requests.add(request.url()));
    const learner = await Learner.opens(page, server.course);
    await page.waitForLoadState('networkidle');
    expect(requests.size, [...requests].join('\n')).toBeLessThanOrEqual(6);

    const still = new Learner(await newPage({ javaScriptEnabled: false }));
    await still.page.goto(server.course);
    const seen = (each: Learner) =>
      Promise.all([
        each.find('main').innerText(),
        ...['h1', '.person', 'main .say'].map((part) => each.find(part).first().boundingBox()),
      ]);
    expect(await seen(still)).toEqual(await seen(learner));
  });
});

describe('plain web, kept in the browser', () => {
  test('a reload has the same turn, and so has a new window', async () => {
    const server = await serve(packageFiles('ambivalence', 'web'));
    const learner = await Learner.opens(page, server.course);
    await learner.meets();
    for (const letter of ['a', 'b']) await learner.says(letter);
    const before = await learner.turn();
    await page.reload();
    await learner.started();
    await learner.on('consultation');
    expect(await learner.turn()).toBe(before);
    await page.close();
    const other = await Learner.opens(await page.context().newPage(), server.course);
    await other.on('consultation');
    expect(await other.turn()).toBe(before);
  });

  test('opened as a file it teaches, to the debrief, and keeps its place', async () => {
    for (const [name, bytes] of Object.entries(packageFiles('ambivalence', 'web'))) {
      const file = join(folder, 'course', name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    const expectNoComplaints = watchComplaints(page);
    const learner = await Learner.opens(page, pathToFileURL(join(folder, 'course/index.html')).href);
    await learner.finishes();
    await page.reload();
    await learner.started();
    await learner.on('debrief');
    expectNoComplaints();
  });
});

describe('where the app cannot start', () => {
  async function expectReadable(shown: Page): Promise<void> {
    await shown.waitForLoadState('load');
    const text = await shown.locator('body').innerText();
    expect(text).toContain('Common Ground');
    expect(text).toContain('First, meet Maureen');
    expect(text).toContain('the course could not start');
    expect(await shown.locator('#fallback li').first().innerText()).toMatch(/\w{3}/);
  }

  test('without scripts there is a page to read, and whom to ask', async () => {
    const server = await serve(packageFiles('ambivalence', 'scorm12'));
    const still = await newPage({ javaScriptEnabled: false });
    await still.goto(server.course);
    await expectReadable(still);
  });

  test.each([
    ['a browser too old for the app', 'app.js'],
    ['a course script that came broken', 'course.js'],
  ])('%s leaves the same page', async (_, name) => {
    const broken = withChange(packageFiles('ambivalence', 'scorm12'), name, (script) => `let let = ;${script}`);
    const server = await serve(broken);
    await page.goto(server.course);
    await expectReadable(page);
  });
});

describe('where there is no record', () => {
  const none =
    /^No training record was found, so nothing is being recorded\. You can take the whole course all the same\.$/;

  test('no API: one honest sentence, and the course goes on', async () => {
    const server = await serve(packageFiles('ambivalence', 'scorm12'));
    const learner = await Learner.launches(page, server.launch);
    await expectOneSentence(learner, 'none', none);
    await learner.finishes();
    expect(await learner.find('main').innerText()).toContain('Nothing is being recorded here.');
    await learner.leaves();
    expect(await learner.text()).toContain('Nothing was being recorded, so nothing was saved.');
  });

  test('what is picked while the course still looks for its record is not lost', async () => {
    const server = await serve(packageFiles('silver', 'scorm12'));
    await page.goto(server.launch);
    const frame = page.frames()[1];
    if (!frame) throw new Error('There is no frame.');
    await frame.locator('#before-4').check();
    await frame.locator('[data-action=role]').selectOption('physiotherapist');
    const learner = await new Learner(page, frame).started();
    expect(await learner.find('#before-4').isChecked()).toBe(true);
    expect(await learner.find('[data-action=role]').inputValue()).toBe('physiotherapist');
  });

  test('nor is a button that is pressed too early', async () => {
    const server = await serve(packageFiles('silver', 'scorm12'));
    await page.goto(server.launch);
    const frame = page.frames()[1];
    if (!frame) throw new Error('There is no frame.');
    await frame.locator('#before-4').check();
    await frame.locator('main [data-action=meet]').click();
    const learner = await new Learner(page, frame).started();
    await learner.on('consultation');
  });

  test('an API that throws at every call: the same', async () => {
    const verbs = ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish', 'LMSGetLastError'];
    const script = `window.API = {}; ${JSON.stringify(verbs)}.forEach(function (verb) { window.API[verb] = function () { throw new Error(verb); }; });`;
    const expectNoComplaints = watchComplaints(page);
    const server = await serve(packageFiles('ambivalence', 'scorm12'), { script });
    const learner = await Learner.launches(page, server.launch);
    await expectOneSentence(learner, 'none', none);
    await learner.meets();
    await learner.says();
    expectNoComplaints();
  });

  test.each(['web', 'scorm12'] as const)(
    'a sandbox that allows scripts only, %s: it teaches, and says so',
    async (standard) => {
      const server = await serve(packageFiles('ambivalence', standard), { sandbox: 'allow-scripts' });
      const learner = await Learner.launches(page, server.launch);
      await expectOneSentence(learner, 'none', none);
      await learner.finishes();
      await learner.leaves();
    },
  );

  test('a browser that keeps nothing: the same', async () => {
    const server = await serve(packageFiles('ambivalence', 'web'));
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'indexedDB'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Not here.', 'SecurityError');
          },
        });
    });
    const learner = await Learner.opens(page, server.course);
    await expectOneSentence(learner, 'none', none);
    await learner.meets();
    await learner.says();
  });

  test('a bookmark that comes back damaged: one honest sentence, and what was completed stands', async () => {
    const quirks: { cutsAt?: number } = {};
    const lms = strictLms12({ quirks });
    const server = await serve(packageFiles('ambivalence', 'scorm12'), { lms });
    const first = await Learner.launches(page, server.launch);
    await first.meets();
    await first.playsOut();
    quirks.cutsAt = 30;
    await first.hears();
    await first.leaves();
    expect(lms.stored()['cmi.suspend_data']).toHaveLength(30);
    // Another device: no copy of ours is left on it.
    const again = await Learner.launches(await newPage(), server.launch);
    await expectOneSentence(again, 'damaged', /saved place came back incomplete.*What you completed stands\.$/);
    await again.meets();
    await again.says();
    await again.leaves();
    expect(lms.stored()).toMatchObject({ 'cmi.core.lesson_status': 'completed' });
    expect(Number(lms.stored()['cmi.core.score.raw'])).toBe(100);
  });
});
