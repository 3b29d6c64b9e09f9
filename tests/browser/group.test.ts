/** Group mode: what a room sees on a projector, at every turn of everybody, and that nothing is recorded. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scenario, Visit } from '../../src/engine/scenario';
import { pathTo, walkVisit, type Walk } from '../../src/prove/walk';
import { realVisits } from '../scenarios/real';
import { violations } from './axe';
import { launchBrowser } from './chromium';
import { keepLook } from './looks';
import { serveLms, type LmsServer } from './lms-server';
import { packageFiles } from './packages';

let browser: Browser;
let page: Page;
let server: LmsServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await serveLms(packageFiles('gold', 'web'));
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function opensGroup(): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${server.course}#group`);
  await page.locator('main[data-screen=group]').waitFor();
}

const act = (action: string) => page.locator(`[data-action=${action}]`).first().click();

/** Decides as the buttons do, without the seconds that a hand takes. */
async function plays(decisions: string): Promise<void> {
  await page.evaluate(async (letters) => {
    const press = async (selector: string) => {
      document.querySelector<HTMLElement>(selector)?.click();
      await new Promise((resolve) => setTimeout(resolve));
    };
    for (const letter of letters) {
      if (letter === 'w') await press('[data-action=wait]');
      else if (letter === 'x') await press('[data-action=attend]');
      else {
        await press('[data-action=show]');
        await press(`[data-action=say][value=${letter}]`);
      }
    }
  }, decisions);
}

/** For each turn and ending, the play that comes there with the most to read. */
function longestPlays(walk: Walk): readonly string[] {
  const longest = new Map<string, { length: number; decisions: string }>();
  const note = (key: string, length: number, play: () => string) => {
    if (length > (longest.get(key)?.length ?? -1)) longest.set(key, { length, decisions: play() });
  };
  walk.states.forEach(({ turn, steps, from }, place) => {
    if (from < 0) note(turn.id, 0, () => '');
    for (const { decision, reply, to, ending } of steps) {
      const next = ending ?? walk.states[to]?.turn;
      if (!next) continue;
      const length = [reply.says, reply.cue, next.says, next.cue].join('').length;
      note(`${ending ? 'ending' : 'turn'} ${next.id}`, length, () => pathTo(walk, place).decisions + decision);
    }
  });
  return [...longest.values()].map(({ decisions }) => decisions);
}

const hidden = () =>
  page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    return scrollHeight > innerHeight || scrollWidth > innerWidth
      ? `${String(scrollWidth)} × ${String(scrollHeight)}`
      : '';
  });

describe.each(realVisits)('%s', (name, scenario: Scenario, visit: Visit) => {
  test('fits 1280 × 720 at every turn and ending, whatever is asked for', { timeout: 120_000 }, async () => {
    const tooLarge: string[] = [];
    const place = scenario.visits.indexOf(visit);
    await opensGroup();
    await page.locator(`[data-action=meet][data-person=${scenario.id}]`).nth(place).click();
    await page.locator('main[data-turn]').waitFor();
    for (const decisions of longestPlays(walkVisit(scenario, visit))) {
      await plays(decisions);
      for (const action of ['show', 'thinks', 'tutors', 'account']) {
        if ((await page.locator(`[data-action=${action}]`).count()) === 0) continue;
        await act(action);
        const size = await hidden();
        if (size) tooLarge.push(`${decisions} ${action}: ${size}`);
      }
      if (decisions !== '') await act('again');
    }
    await keepLook(page, `group ${name}`);
    expect(tooLarge).toEqual([]);
  });
});

test('speaks first: the options are one button away, and shut again at the next turn', async () => {
  await opensGroup();
  await page.locator('[data-action=meet]').first().click();
  expect(await page.locator('[data-action=say]').count()).toBe(0);
  await act('show');
  expect(await page.locator('[data-action=say]').count()).toBeGreaterThan(2);
  const before = await page.locator('main').getAttribute('data-turn');
  await page.locator('[data-action=say]').first().click();
  expect(await page.locator('[data-action=say]').count()).toBe(0);
  await act('rewind');
  expect(await page.locator('main').getAttribute('data-turn')).toBe(before);
});

test('keeps nothing: what is stored before is stored after', async () => {
  const stored = () => page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]);
  await opensGroup();
  const before = await stored();
  await page.locator('[data-action=meet]').first().click();
  await page.locator('main[data-turn]').waitFor();
  await plays('ab');
  expect(await stored()).toEqual(before);
});

test('axe finds nothing, at the list and in a conversation', async () => {
  await opensGroup();
  expect(await violations(page)).toEqual([]);
  await page.locator('[data-action=meet]').first().click();
  await act('show');
  expect(await violations(page)).toEqual([]);
});
