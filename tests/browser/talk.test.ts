/** A conversation as it is seen, heard, printed and read in a language nobody speaks. */
import { unzipSync } from 'fflate';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readApp } from '../../scorm/package/app';
import { makePackage } from '../../scorm/package/package';
import { readCourse } from '../../src/content/course';
import { strictLms12 } from '../contract/strict-lms12';
import { realScenarios } from '../scenarios/real';
import { launchBrowser } from './chromium';
import { Learner } from './learner';
import { serveLms, type LmsOptions, type LmsServer } from './lms-server';
import { keepLook } from './looks';
import { packageFiles, type Files } from './packages';
import { openDetails, tour } from './tour';

let browser: Browser;
let page: Page;
let server: LmsServer | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
});
afterEach(async () => {
  await page.context().close();
  await server?.close();
});

async function opens(files: Files): Promise<Learner> {
  server = await serveLms(files);
  return Learner.opens(page, server.course);
}

async function launches(files: Files, options: LmsOptions): Promise<Learner> {
  server = await serveLms(files, options);
  return Learner.launches(page, server.launch);
}

/** Notes from now on what is put into the log, and what any live region says. */
async function listen(learner: Learner): Promise<() => Promise<{ added: number; removed: number; spoken: string[] }>> {
  await learner.stage.evaluate(() => {
    const heard = { added: 0, removed: 0, spoken: [] as string[] };
    Object.assign(window, { heard });
    new MutationObserver((records) => {
      for (const { addedNodes, removedNodes, target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const isElement = (node: Node) => node instanceof Element;
        if (element?.matches('[role=log] ol')) {
          heard.added += [...addedNodes].filter(isElement).length;
          heard.removed += [...removedNodes].filter(isElement).length;
        }
        const live = element?.closest('[aria-live], [role=status], [role=alert], [role=log]');
        const says = [...addedNodes]
          .map(({ textContent }) => textContent ?? '')
          .join('')
          .trim();
        if (live && live.getAttribute('aria-live') !== 'off' && says) heard.spoken.push(says);
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  return () =>
    learner.stage.evaluate(() => Reflect.get(window, 'heard') as { added: number; removed: number; spoken: string[] });
}

test('one item is put into the log a turn; the focus goes to the new turn, and nothing is announced besides', async () => {
  const learner = await opens(packageFiles('ambivalence', 'web'));
  await learner.meets();
  expect(await learner.find('[role=log][aria-label]').count()).toBe(1);
  const heard = await listen(learner);
  for (const [turns, letter] of ['a', 'b', 'c'].entries()) {
    expect(await learner.find('input[type=radio]:checked').count()).toBe(0);
    await learner.says(letter);
    await expect
      .poll(() => learner.find('[data-arrival]').evaluate((each) => each === document.activeElement))
      .toBe(true);
    expect(await heard()).toEqual({ added: turns + 1, removed: 0, spoken: [] });
    if ((await learner.find('[data-pause]').count()) > 0) await learner.does('meet', '[data-pause]');
  }
});

test('“Say it” without a choice says so, in a summary that leads to the choices', async () => {
  const learner = await opens(packageFiles('ambivalence', 'web'));
  await learner.meets();
  await learner.does('say');
  const summary = learner.find('.error-summary');
  await expect.poll(() => summary.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await summary.innerText()).toContain('Nothing is said yet');
  expect(await learner.turns()).toBe(0);
  await summary.locator('a').click();
  expect(
    await learner
      .find('input[name=choice]')
      .first()
      .evaluate((each) => each === document.activeElement),
  ).toBe(true);
  await learner.says();
  expect(await summary.count()).toBe(0);
});

test('a double click on “Say it” takes one decision', async () => {
  const lms = strictLms12();
  const learner = await launches(packageFiles('ambivalence', 'scorm12'), { lms });
  await learner.meets();
  await learner.find('input[name=choice][value=a]').check();
  await learner.find('[data-action=say]').dblclick();
  await learner.hasSaid(1);
  await learner.leaves();
  expect(await learner.find('.error-summary').count()).toBe(0);
  expect(lms.stored()['cmi.suspend_data']).toMatch(/_1-a(\.|$|_)/);
});

test('a printed debrief has everything open, and is shut again afterwards', async () => {
  const learner = await opens(packageFiles('ambivalence', 'web'));
  await learner.finishes();
  await learner.does('whole');
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => {
      const shut = document.querySelectorAll('details:not([open])').length;
      Object.assign(window, { printed: { shut, text: document.querySelector('main')?.innerText ?? '' } });
    });
  });
  const pdf = await page.pdf({ format: 'A4' });
  const printed = await page.evaluate(() => Reflect.get(window, 'printed') as { shut: number; text: string });
  expect(printed.shut).toBe(0);
  for (const words of ['The moment it turned', 'Lay tutor', 'What you did', 'At the start'])
    expect(printed.text).toContain(words);
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
  expect(await learner.find('details[open]').count()).toBe(0);
  await page.emulateMedia({ media: 'print' });
  // The text to take away says all of it once more.
  expect(await learner.find('.whole .take-away').isVisible()).toBe(false);
  await openDetails(learner);
  await keepLook(page, 'debrief print');
});

/** A package that nobody ships: English and its disguise. */
async function pseudoPackage(standard: 'web' | 'scorm12', edition: string, language = 'qps'): Promise<Files> {
  const root = resolve(import.meta.dirname, '../..');
  const { course } = await readCourse(root, { overlay: 'core' });
  if (!course) throw new Error('The content has problems: run npm run package.');
  const assembled = course.assemble(edition, standard, { locales: ['en', language] });
  return unzipSync(makePackage(assembled, await readApp(root), root).zip);
}

test('a change of language keeps the turn, the log and what is recorded', async () => {
  const lms = strictLms12();
  const learner = await launches(await pseudoPackage('scorm12', 'ambivalence'), { lms });
  await learner.meets();
  for (const letter of ['a', 'b']) await learner.says(letter);
  const before = await learner.find('[data-turn]').getAttribute('data-turn');
  await learner.find('[data-action=language]').selectOption('qps');
  await expect.poll(() => learner.find('main h1').innerText()).toMatch(/^\[!!/);
  expect(await learner.find('[data-turn]').getAttribute('data-turn')).toBe(before);
  expect(await learner.turns()).toBe(2);
  expect(await learner.find('html').getAttribute('lang')).toBe('en-x-qps');
  await learner.says('c');
  await learner.find('[data-action=language]').selectOption('en');
  await expect.poll(() => learner.find('main h1').innerText()).toBe('Talking with Maureen');
  await learner.leaves();
  expect(lms.stored()['cmi.suspend_data']).toContain('abc');
  expect(lms.complaints).toEqual([]);
});

test.each([
  { language: 'qps', dir: 'ltr', how: 'a language nobody speaks' },
  { language: 'qpr', dir: 'rtl', how: 'one that is written from right to left' },
])(
  'in $how no word is left in English, and nothing runs off a small screen',
  { timeout: 90_000 },
  async ({ language, dir }) => {
    const learner = await opens(await pseudoPackage('web', 'silver', language));
    await page.setViewportSize({ width: 320, height: 256 });
    await learner.find('[data-action=language]').selectOption(language);
    await learner.find('h1:has-text("[!!")').waitFor();
    expect(await learner.find('html').getAttribute('dir')).toBe(dir);
    const found: string[] = [];
    await tour(learner, async (name) => {
      const left = await page.evaluate(plainWords, names);
      const [is, fits] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      found.push(...left.map((words) => `${name}: ${words}`));
      if (is !== fits) found.push(`${name} is ${String(is)} wide, not ${String(fits)}`);
      await keepLook(page, `${name} ${language}`);
    });
    expect([...new Set(found)]).toEqual([]);
  },
);

/** What stays as it is in any language. */
const names = ['Common Ground', 'Words', 'Mrs B', ...realScenarios.map(({ name }) => name)];

/** Runs in the page: words outside every bracket. Names, also those of contacts, and what one typed oneself stay as they are. */
function plainWords(names: readonly string[]): string[] {
  const innermost = /\[!!(?:(?!\[!!|!!\])[^])*!!\]/g;
  const allowed = new RegExp(names.join('|'), 'g');
  const strip = (text: string): string => {
    for (let before = ''; before !== text;) [before, text] = [text, text.replace(innermost, '')];
    return text.replace(allowed, '');
  };
  const texts: string[] = [];
  const isShown = (element: Element | null) =>
    element && !element.closest('option, script, .contacts a, .contacts b, main:not([data-screen=debrief]) pre');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (isShown(parentElement) && textContent) texts.push(textContent);
  }
  for (const each of document.querySelectorAll('[aria-label], [alt], [title], [placeholder]'))
    for (const name of ['aria-label', 'alt', 'title', 'placeholder']) texts.push(each.getAttribute(name) ?? '');
  return texts
    .map(strip)
    .map((text) => text.trim())
    .filter((text) => /[a-z]{3}/i.test(text));
}
