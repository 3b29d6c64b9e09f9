/** The pack's pages in a browser: for everybody to read on a screen, and a card on one side of paper. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packOf, sourcesFor } from '../facilitator/made';
import { violations } from './axe';
import { launchBrowser } from './chromium';
import { keepLook } from './looks';

let browser: Browser;
let page: Page;
let pages: ReadonlyMap<string, string>;

beforeAll(async () => {
  const pack = await packOf(await sourcesFor('core'));
  const html = [...pack].filter(([file]) => file.endsWith('.html'));
  pages = new Map(html.map(([file, bytes]) => [file, new TextDecoder().decode(bytes)]));
  browser = await launchBrowser();
  page = await browser.newPage();
}, 60_000);
afterAll(() => browser.close());

test.each([
  'index.html',
  'sessions/agenda-setting/room-pack.html',
  'sessions/agenda-setting/pairing-sheet.html',
  'workshops/workshop-2/room-pack.html',
  'documents/ten-minute-cards.html',
  'documents/agenda-sheet.html',
])('%s can be read by everybody, on a telephone too', async (file) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.setContent(pages.get(file) ?? '');
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('every pairing sheet, plan, hand count, practitioner’s card and observer’s sheet fits one side of A4', async () => {
  // What is left of A4 inside the margins, in CSS pixels.
  await page.setViewportSize({ width: 703, height: 1032 });
  await page.emulateMedia({ media: 'print' });
  for (const [file, html] of pages) {
    if (!/pairing-sheet|room-pack/.test(file)) continue;
    await page.setContent(html);
    const tall = await page.evaluate(() =>
      [...document.querySelectorAll('.sheet')]
        .filter(({ id }) => /^(pairing|plan-|practitioner-|observer-|hand-count)/.test(id))
        .filter((sheet) => sheet.getBoundingClientRect().height > 1032)
        .map(({ id }) => id),
    );
    expect([file, tall]).toEqual([file, []]);
  }
  await page.setContent(pages.get('sessions/agenda-setting/room-pack.html') ?? '');
  await keepLook(page, 'room-pack');
  await page.emulateMedia({ media: null });
});
