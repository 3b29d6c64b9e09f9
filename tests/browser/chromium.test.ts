import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

test('clicks a button and sees what it did', async () => {
  await page.setContent(`<button onclick="this.textContent = 'Said'">Say it</button>`);
  await page.getByRole('button', { name: 'Say it' }).click();
  expect(await page.getByRole('button').textContent()).toBe('Said');
});

test.each([
  ['Arial', 'Arimo'],
  ['Georgia', 'Gelasio'],
])('draws %s with %s, so lines break where a learner sees them break', async (asked, drawn) => {
  await page.setContent(`<p style="font: 20px ${asked}">Beth sydd bwysicaf i chi heddiw? ŵ ŷ</p>`);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('DOM.enable');
  await protocol.send('CSS.enable');
  const { root } = await protocol.send('DOM.getDocument');
  const { nodeId } = await protocol.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' });
  const { fonts } = await protocol.send('CSS.getPlatformFontsForNode', { nodeId });
  expect(fonts.map((font) => font.familyName)).toEqual([drawn]);
});
