/** Every screen, for everyone: by machine's rules, in the dark, in forced colours, at 400 % zoom by keyboard. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe';
import { launchBrowser } from './chromium';
import { Learner, watchComplaints } from './learner';
import { serveLms, type LmsServer } from './lms-server';
import { keepLook } from './looks';
import { packageFiles } from './packages';
import { tour, tourReturn, type Stop } from './tour';

let browser: Browser;
let server: LmsServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveLms(packageFiles('silver', 'web'))]);
});
afterAll(() => Promise.all([browser.close(), server.close()]));

test(
  'axe finds nothing on any screen: in light, in the dark, and in forced colours',
  { timeout: 120_000 },
  async () => {
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
    const expectNoComplaints = watchComplaints(page);
    const learner = await Learner.opens(page, server.course);
    const found: string[] = [];
    const look: Stop = async (name) => {
      found.push(...(await violations(page)).map((each) => `${name}: ${each}`));
      await keepLook(page, name);
      for (const [how, media] of Object.entries({
        dark: { colorScheme: 'dark' },
        forced: { forcedColors: 'active' },
      } as const)) {
        await page.emulateMedia(media);
        found.push(...(await violations(page)).map((each) => `${name}, ${how}: ${each}`));
        await keepLook(page, `${name} ${how}`);
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
      }
    };
    await tour(learner, look);
    await tourReturn(await Learner.opens(page, server.course), look);
    expect(found).toEqual([]);
    expectNoComplaints();
    await page.context().close();
  },
);

test('help and exit stand in the same place and order on every screen', { timeout: 90_000 }, async () => {
  const page = await browser.newPage({ viewport: { width: 650, height: 666 } });
  const learner = await Learner.opens(page, server.course);
  const places = new Set<string>();
  await tour(learner, async () => {
    const boxes = await Promise.all(
      ['header [data-action=home]', 'header [data-action=help]', 'header [data-action=exit]'].map((each) =>
        learner.find(each).evaluate((button) => {
          const { left, top } = button.getBoundingClientRect();
          return [left + window.scrollX, top + window.scrollY].map(Math.round).join();
        }),
      ),
    );
    places.add(boxes.join(' '));
  });
  expect([...places]).toHaveLength(1);
  await page.context().close();
});

test(
  'at 400 % zoom every stop of the Tab key is seen, nothing sticks, nothing is cut off, and a finger hits it',
  { timeout: 90_000 },
  async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 256 } });
    const learner = await Learner.opens(page, server.course);
    const found: string[] = [];
    const look: Stop = async (name) => {
      const still = await page.evaluate(faultsOfLayout);
      found.push(...still.map((each) => `${name}: ${each}`));
      found.push(...(await faultsOfTabs(page)).map((each) => `${name}: ${each}`));
      await keepLook(page, `${name} 320`);
    };
    await tour(learner, look);
    await tourReturn(await Learner.opens(page, server.course), look);
    expect([...new Set(found)]).toEqual([]);
    await page.context().close();
  },
);

/** Runs in the page. */
function faultsOfLayout(): string[] {
  const faults: string[] = [];
  const tell = (element: Element): string => element.outerHTML.replace(/\s+/g, ' ').slice(0, 140);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('body *')].filter(
      (each) => each.getBoundingClientRect().right > root.clientWidth + 0.5,
    );
    faults.push(`scrolls sideways: ${wide.slice(-2).map(tell).join(' | ')}`);
  }
  for (const each of document.querySelectorAll('body *')) {
    const { position } = getComputedStyle(each);
    if (position === 'sticky' || position === 'fixed') faults.push(`${position}: ${tell(each)}`);
  }
  for (const each of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')) {
    const target = each.matches('.card-title') ? each.closest('.card') : (each.closest('label') ?? each);
    const { width, height } = (target ?? each).getBoundingClientRect();
    if (width === 0) continue;
    const least = each.matches('p a, li a') && getComputedStyle(each).display === 'inline' ? 24 : 44;
    if (width < Math.min(least, 44) - 0.5 || height < least - 0.5)
      faults.push(`a target of ${width.toFixed(0)} × ${height.toFixed(0)}: ${tell(each)}`);
  }
  return faults;
}

/** Goes through the page by Tab, and comes out at the end. */
async function faultsOfTabs(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.removeAllRanges();
    window.scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const seen = new Set<string>();
  for (let stops = 0; stops < 200; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
      const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
      const hit = document.elementFromPoint(x, y);
      const isOurs = hit !== null && (element.contains(hit) || element.closest('label')?.contains(hit));
      const isIn = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      const place = [...document.querySelectorAll('*')].indexOf(element);
      return {
        key: String(place),
        says: isIn && isOurs ? '' : `${isIn ? 'covered' : 'out of sight'}: ${element.outerHTML.slice(0, 140)}`,
      };
    });
    if (!stop || seen.has(stop.key)) break;
    seen.add(stop.key);
    if (stop.says) faults.push(stop.says);
  }
  const missed = await page.evaluate(
    (stops) => {
      const all = [...document.querySelectorAll('*')];
      return [
        ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
      ]
        .filter((each) => each.getClientRects().length > 0 && !stops.includes(String(all.indexOf(each))))
        .filter((each) => !(each instanceof HTMLInputElement && each.type === 'radio'))
        .map((each) => `never reached by Tab: ${each.outerHTML.slice(0, 140)}`);
    },
    [...seen],
  );
  return [...faults, ...missed];
}
