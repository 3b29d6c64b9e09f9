/** One package in two languages: a course begun in English goes on in Welsh, and comes out in whichever the learner likes. */
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isForTheRoom } from '../../src/content/languages';
import { readTranslation, wordsIn } from '../../src/content/locale';
import { readOverlay } from '../../src/content/overlays';
import { readUnits } from '../../src/translate/units';
import { strictLms12 } from '../contract/strict-lms12';
import { launchBrowser } from './chromium';
import { Learner } from './learner';
import { serveLms, type LmsServer } from './lms-server';
import { keepLook } from './looks';
import { packageFiles } from './packages';
import { openDetails } from './tour';

const root = resolve(import.meta.dirname, '../..');
let browser: Browser;
let page: Page;
let server: LmsServer;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
});
afterEach(async () => {
  await page.context().close();
  await server.close();
});

async function speaks(learner: Learner, language: 'en' | 'cy'): Promise<void> {
  await learner.find('[data-action=language]').selectOption(language);
  await learner.find(`option[value=${language}]:checked`).waitFor({ state: 'attached' });
  await expect.poll(() => learner.find('html').getAttribute('lang')).toBe(language);
}

test('a change of language keeps the turn, what was said and the status, and so does the next launch', async () => {
  const lms = strictLms12();
  server = await serveLms(packageFiles('core-skills', 'scorm12'), { lms });
  const learner = await Learner.launches(page, server.launch);
  await learner.meets();
  for (const letter of ['b', 'b']) await learner.says(letter);
  const turn = await learner.find('[data-turn]').getAttribute('data-turn');
  expect(await learner.find('main h1').innerText()).toBe('Talking with Dot');
  await speaks(learner, 'cy');
  await expect.poll(() => learner.find('main h1').innerText()).toBe('Yng nghwmni Dot');
  await learner.find('text=Ac at beth maen nhw ei eisiau e?').waitFor();
  expect(await learner.find('[data-turn]').getAttribute('data-turn')).toBe(turn);
  expect(await learner.turns()).toBe(2);
  expect(await learner.text()).toContain('Drafft yw’r cyfieithiad hwn');
  await learner.playsOut();
  await learner.hears();
  await expect.poll(() => lms.stored()['cmi.core.lesson_status']).toBe('completed');
  const kept = lms.stored()['cmi.suspend_data'];
  await speaks(learner, 'en');
  await expect.poll(() => learner.find('main h1').innerText()).toBe('How it was for Dot');
  await speaks(learner, 'cy');
  await learner.leaves();
  expect(await learner.text()).toContain('Mae’n ddiogel cau’r ffenestr hon');

  const again = await Learner.launches(page, server.launch);
  await again.on('debrief');
  await expect.poll(() => again.find('main h1').innerText()).toBe('Sut oedd hi i Dot');
  expect(lms.stored()).toMatchObject({ 'cmi.core.lesson_status': 'completed' });
  expect(kept).toContain('bb');
  expect(lms.complaints).toEqual([]);
});

test('in Welsh no line is left in English, and nothing runs off a small screen', { timeout: 120_000 }, async () => {
  server = await serveLms(packageFiles('core-skills', 'web'));
  await page.setViewportSize({ width: 320, height: 256 });
  const learner = await Learner.opens(page, server.course);
  await speaks(learner, 'cy');
  const welsh = wordsIn(readTranslation(readOverlay(root, 'core'), 'cy'));
  const course = readUnits(root, 'core', 'cy').units.filter(
    ({ id }) => /core-skills|shelf|i18n|dot|tyler/.test(id) && !isForTheRoom(id),
  );
  const lines = course.flatMap((unit) => unit.lines);
  const english = new Set(lines.flatMap((line) => (welsh(line) === line.text ? [] : [line.text])));
  const found: string[] = [];
  const look = async (name: string) => {
    const texts = await page.evaluate(textsShown);
    found.push(...texts.filter((text) => text.includes(' ') && english.has(text)).map((text) => `${name}: ${text}`));
    const [is, fits] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    if (is !== fits) found.push(`${name} is ${String(is)} wide, not ${String(fits)}`);
    await keepLook(page, `${name} cy`);
  };
  await look('meeting');
  for (const aside of ['help', 'about', 'find']) {
    await learner.does(aside);
    await learner.on(aside as 'help');
    await look(aside);
    await learner.does('back');
  }
  await learner.meets();
  await look('consultation');
  await learner.says('a');
  await openDetails(learner);
  await look('second turn');
  await learner.playsOut('b', (scene) => look(`pause ${String(scene)}`));
  await look('ending');
  await learner.hears();
  await learner.does('whole');
  await openDetails(learner);
  await look('debrief');
  await learner.does('plan');
  await look('plan');
  await learner.does('home', 'header');
  await look('home');
  await learner.does('open', '[data-lesson=core-skills]');
  for (;;) {
    await learner.on('page');
    const shown = (await learner.find('main').getAttribute('data-page')) ?? '';
    await look(`page ${shown}`);
    if ((await learner.find('[data-action=next]').count()) === 0) break;
    await learner.does('next');
    await learner.find(`main:not([data-page=${shown}])`).waitFor();
  }
  await learner.does('home', 'header');
  await learner.meets('tyler');
  await learner.playsOut('b');
  await look('Tyler, ending');
  await learner.leaves();
  await look('exit');
  expect(found).toEqual([]);
});

/** Runs in the page. */
function textsShown(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push((walker.currentNode.textContent ?? '').trim());
  return texts;
}
