/** Someone who takes the course in a browser, by what the screens offer: names of screens and actions, letters of choices. */
import type { Frame, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Screen } from '../../src/course/attempt';
import type { Aside } from '../../src/view/course/taking.svelte';

/** Far more turns than any conversation has. */
const TURNS = 60;

export class Learner {
  /** Where the course is: the page itself, or a frame of it. */
  readonly stage: Page | Frame;
  readonly page: Page;

  constructor(page: Page, stage: Page | Frame = page) {
    this.page = page;
    this.stage = stage;
  }

  /** Opens a page that is the course. */
  static async opens(page: Page, address: string): Promise<Learner> {
    await page.goto(address);
    return new Learner(page).started();
  }

  /** Opens a page that holds the course in a frame. */
  static async launches(page: Page, address: string): Promise<Learner> {
    await page.goto(address);
    const frame = page.frames().find((each) => each.parentFrame() === page.mainFrame());
    if (!frame) throw new Error('There is no frame.');
    return new Learner(page, frame).started();
  }

  /** The app has mounted: what was there before any script ran is gone, and so is the sentence beneath it. */
  async started(): Promise<this> {
    await this.stage.locator('#fallback').waitFor({ state: 'detached' });
    return this;
  }

  find(selector: string): Locator {
    return this.stage.locator(selector);
  }

  /** Waits for a screen; an aside stands over another and isn't a place of the attempt. */
  async on(screen: Screen | Aside): Promise<void> {
    await this.find(`main[data-screen=${screen}]`).waitFor();
  }

  async screen(): Promise<string | null> {
    return this.find('main').getAttribute('data-screen');
  }

  async does(action: string, within = ''): Promise<void> {
    await this.find(`${within} [data-action=${action}]`).first().click();
  }

  /** Meets someone from home, or whoever is on the screen; a conversation that was left goes on. */
  async meets(person?: string): Promise<void> {
    if (person !== undefined) await this.find(`.card[data-person=${person}] [data-action=open]`).first().click();
    await this.find('main[data-screen=meeting], main[data-screen=consultation]').waitFor();
    if ((await this.screen()) === 'meeting') await this.does('meet', 'main');
    await this.on('consultation');
  }

  /** Says the choice of this letter, or the first of those shown. */
  async says(letter?: string): Promise<void> {
    const before = await this.turns();
    const choice = this.find(`input[name=choice]${letter === undefined ? '' : `[value=${letter}]`}`);
    await choice.first().check();
    await this.does('say');
    await this.hasSaid(before + 1);
  }

  /** How many turns the log holds. */
  turns(): Promise<number> {
    return this.find('[role=log] li').count();
  }

  async hasSaid(turns: number): Promise<void> {
    await this.find('[role=log] li')
      .nth(turns - 1)
      .waitFor({ state: 'attached' });
  }

  /** Plays to whatever ending comes of always saying the choice of this letter, past every pause. */
  async playsOut(letter = 'a', onpause?: (pauses: number) => Promise<void>): Promise<void> {
    let pauses = 0;
    for (let turn = 0; turn < TURNS; turn++) {
      const next = await this.find('[data-ending], [data-pause], .choices').first().evaluate(kindOf);
      if (next === 'ending') return;
      if (next === 'pause') {
        await onpause?.(++pauses);
        await this.does('meet', '[data-pause]');
      } else await this.says((await this.find(`input[name=choice][value=${letter}]`).count()) > 0 ? letter : undefined);
    }
    throw new Error(`After ${String(TURNS)} turns the conversation has not ended.`);
  }

  async hears(): Promise<void> {
    await this.does('debrief', '[data-ending]');
    await this.on('debrief');
  }

  /** Meets a person, plays to an ending and hears how it was. */
  async finishes(person?: string): Promise<void> {
    await this.meets(person);
    await this.playsOut();
    await this.hears();
  }

  async leaves(): Promise<void> {
    await this.does('exit', 'header');
    await this.on('exit');
  }

  /** Everything that tells one turn from another: who speaks, what was said, what is offered. */
  async turn(): Promise<string> {
    return this.find('main').evaluate(
      (main) => `${main.dataset['screen'] ?? ''}\n${main.textContent.replace(/\s+/g, ' ')}`,
    );
  }

  text(): Promise<string> {
    return this.find('body').innerText();
  }

  notice(kind: string): Locator {
    return this.find(`[data-notice=${kind}]`);
  }
}

function kindOf(found: Element): 'ending' | 'pause' | 'choices' {
  if (found.matches('[data-ending]')) return 'ending';
  return found.matches('[data-pause]') ? 'pause' : 'choices';
}

/** Fails on whatever a browser complains of: errors, refused resources, uncaught exceptions. */
export function watchComplaints(page: Page): () => void {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return () => {
    expect(complaints).toEqual([]);
  };
}
