/** A course taken without a mouse. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './chromium';
import { Learner } from './learner';
import { serveLms, type LmsServer } from './lms-server';
import { packageFiles } from './packages';

let browser: Browser;
let server: LmsServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveLms(packageFiles('ambivalence', 'web'))]);
});
afterAll(() => Promise.all([browser.close(), server.close()]));

/** Hands on the keys, eyes on where the focus is. */
class Hands {
  readonly #learner: Learner;

  constructor(learner: Learner) {
    this.#learner = learner;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#learner.page.keyboard.press(key);
  }

  /** By Tab alone, seeing at every stop where one is. */
  async goTo(selector: string): Promise<void> {
    for (let stops = 0; stops < 80; stops++) {
      await this.press('Tab');
      const { isThere, faint } = await this.#learner.stage.evaluate((wanted) => {
        const now = document.activeElement ?? document.body;
        const shown = [now, now.closest('label')].some((each) => {
          if (!each) return false;
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
          return boxShadow !== 'none' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
        });
        return { isThere: now.matches(wanted), faint: shown || now === document.body ? '' : now.outerHTML };
      }, selector);
      expect(faint, 'has focus and does not look it').toBe('');
      if (isThere) return;
    }
    throw new Error(`Tab never comes to ${selector}.`);
  }

  async presses(selector: string, key = 'Enter'): Promise<void> {
    await this.goTo(selector);
    await this.press(key);
  }

  /** Where one reads on. */
  async isAt(selector: string): Promise<void> {
    await expect
      .poll(() => this.#learner.stage.evaluate((wanted) => document.activeElement?.matches(wanted), selector))
      .toBe(true);
  }
}

test('no single key does anything by itself', async () => {
  const page = await browser.newPage({ viewport: { width: 650, height: 666 } });
  const learner = await Learner.opens(page, server.course);
  await learner.meets();
  const before = await learner.turn();
  for (const key of 'abcdefghijklmnopqrstuvwxyz0123456789?/.,') await page.keyboard.press(key);
  expect(await learner.turn()).toBe(before);
  expect(await learner.find(':checked').count()).toBe(0);
  await page.context().close();
});

test('from the first screen to the exit by keyboard alone; the focus is always seen, and goes where one reads on', async () => {
  const page = await browser.newPage({ viewport: { width: 650, height: 666 } });
  const learner = await Learner.opens(page, server.course);
  const hands = new Hands(learner);
  const heading = (screen: string) => `main[data-screen=${screen}] h1`;

  await hands.goTo('input[name=before]');
  await hands.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  expect(await learner.find('input[name=before]:checked').count()).toBe(1);
  await hands.presses('main [data-action=meet]');
  await hands.isAt(heading('consultation'));

  await hands.presses('[data-action=say]');
  await hands.isAt('.error-summary');
  await hands.presses('.error-summary a');
  await hands.isAt('input[name=choice]');
  for (let turn = 1; (await learner.find('[data-ending]').count()) === 0; turn++) {
    if (turn > 60) throw new Error('This conversation does not end.');
    if ((await learner.find('[data-pause]').count()) > 0)
      await hands.presses('[data-pause] [data-action=meet]', 'Space');
    else {
      const said = await learner.turns();
      if (turn > 1) await hands.goTo('input[name=choice]');
      await hands.press('ArrowDown', 'ArrowUp');
      const letter = await learner.find('input[name=choice]:checked').getAttribute('value');
      expect(letter).toMatch(/^[a-z]$/);
      // Enter on a choice says it, as in any form; so does the button.
      if (turn % 2 === 1) await hands.press('Enter');
      else await hands.presses('[data-action=say]');
      await learner.hasSaid(said + 1);
    }
    await hands.isAt('[data-arrival]');
  }
  await hands.presses('[data-action=debrief]');
  await hands.isAt(heading('debrief'));
  await hands.presses('[data-action=whole]', 'Space');
  await learner.find('.whole').waitFor();
  await hands.presses('.whole summary');
  expect(await learner.find('.whole details').first().getAttribute('open')).toBe('');

  await hands.presses('.next [data-action=plan]');
  await hands.isAt(heading('plan'));
  for (const name of ['what', 'whom', 'when', 'confidence']) await hands.presses(`input[name=${name}]`, 'Space');
  await hands.goTo('textarea');
  await page.keyboard.type('Mrs B');
  await hands.presses('[data-action=make]');
  await hands.isAt(heading('plan'));
  expect(await learner.find('.take-away').first().innerText()).toContain('Mrs B');

  await hands.presses('[data-action=rating]');
  await hands.isAt(heading('rating'));
  for (const name of ['after', 'lookingBack']) {
    await hands.goTo(`input[name=${name}]`);
    await hands.press('ArrowRight');
    await hands.presses('[data-action=keep]');
    await hands.isAt(heading('rating'));
  }
  await hands.presses('main [data-action=home]');
  await hands.isAt(heading('home'));
  await hands.presses('[data-action=help]');
  await hands.isAt(heading('help'));
  await hands.presses('[data-action=back]');
  await hands.isAt(heading('home'));
  await hands.presses('[data-action=exit]');
  await hands.isAt(heading('exit'));
  await page.context().close();
});
