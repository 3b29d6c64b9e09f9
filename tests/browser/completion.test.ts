import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StrictLms } from '../contract/strict-lms';
import { strictLms12 } from '../contract/strict-lms12';
import { strictLms2004 } from '../contract/strict-lms2004';
import { spoilt, written } from '../faults/launch';
import type { ScenarioContent } from '../../src/course/course';
import type { Scenario } from '../../src/engine/scenario';
import { launchBrowser } from './chromium';
import { Learner } from './learner';
import { serveLms, type LmsServer } from './lms-server';
import { packageFiles, withChange } from './packages';

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

const standards = [
  {
    standard: 'scorm12',
    api: 'API',
    makeLms: strictLms12,
    status: 'cmi.core.lesson_status',
    score: 'cmi.core.score.raw',
    exit: 'cmi.core.exit',
  },
  {
    standard: 'scorm2004-4',
    api: 'API_1484_11',
    makeLms: strictLms2004,
    status: 'cmi.completion_status',
    score: 'cmi.score.raw',
    exit: 'cmi.exit',
  },
] as const;

describe.each(standards)('from the first click to completion, $standard', ({ standard, api, makeLms, ...names }) => {
  let lms: StrictLms;
  const scores = () =>
    lms.calls
      .filter(({ given }) => given[0] === names.score && given.length === 2)
      .map(({ given }) => Number(given[1]));
  const expectCompleted = () => {
    expect(lms.stored()).toMatchObject({ [names.status]: 'completed', [names.exit]: 'suspend' });
    expect(Number(lms.stored()[names.score])).toBe(100);
    expect(lms.totalSeconds()).toBeGreaterThan(0);
    expect(scores()).toEqual([...scores()].sort((a, b) => a - b));
    expect(lms.calls.filter(({ given }) => /interactions|objectives/.test(String(given[0])))).toEqual([]);
    expect(lms.complaints).toEqual([]);
  };

  beforeEach(() => {
    lms = makeLms();
  });

  test('one topic, in one sitting', async () => {
    server = await serveLms(packageFiles('ambivalence', standard), { lms, api });
    const learner = await Learner.launches(page, server.launch);
    await learner.finishes();
    await learner.leaves();
    expect(await learner.text()).toContain('safe to close');
    expectCompleted();
  });

  test('all of silver, in as many sittings as it has people', async () => {
    server = await serveLms(packageFiles('silver', standard), { lms, api });
    for (const [place, person] of ['kath', 'maureen', 'alan'].entries()) {
      const learner = await Learner.launches(page, server.launch);
      if (place > 0) await learner.does('home', 'header');
      await learner.finishes(place > 0 ? person : undefined);
      await learner.leaves();
      expect(Number(lms.stored()[names.score])).toBe([33, 67, 100][place]);
    }
    expectCompleted();
  });
});

test('an edition that opts in to detail says so first, and reports each decision and the topic, none of them wrong', async () => {
  const lms = strictLms12({ details: true });
  const detailed = withChange(packageFiles('ambivalence', 'scorm12'), 'course.js', (text) =>
    text.replace('"record":"completion"', '"record":"detailed"'),
  );
  server = await serveLms(detailed, { lms });
  const learner = await Learner.launches(page, server.launch);
  expect(await learner.text()).toContain('also reports the choices you make');
  await learner.finishes();
  await learner.leaves();
  const stored = Object.entries(lms.stored());
  const results = stored.filter(([name]) => name.endsWith('.result')).map(([, value]) => value);
  expect(results.length).toBeGreaterThan(5);
  expect(new Set(results)).toEqual(new Set(['neutral']));
  expect(lms.stored()).toMatchObject({ 'cmi.objectives.0.id': 'ambivalence', 'cmi.core.lesson_status': 'completed' });
  expect(lms.complaints).toEqual([]);
});

describe('a tab that dies', () => {
  let lms: StrictLms;
  beforeEach(() => {
    lms = strictLms12();
  });

  /** No event, no last word: the process is gone. */
  async function kill(): Promise<void> {
    const protocol = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void protocol.send('Page.crash').catch(() => undefined);
    await crashed;
    const context = page.context();
    page = await browser.newPage();
    await context.close();
  }

  test('in a conversation: the next launch has the same turn and the same log', async () => {
    server = await serveLms(packageFiles('ambivalence', 'scorm12'), { lms });
    const learner = await Learner.launches(page, server.launch);
    await learner.meets();
    for (const letter of ['a', 'b', 'c']) await learner.says(letter);
    await expect.poll(() => lms.stored()['cmi.suspend_data']).toContain('abc');
    const before = await learner.turn();
    await kill();
    const again = await Learner.launches(page, server.launch);
    await again.on('consultation');
    expect(await again.turn()).toBe(before);
    expect(lms.stored()['cmi.core.lesson_status']).toBe('incomplete');
  });

  test('after completion: it stays completed', async () => {
    server = await serveLms(packageFiles('ambivalence', 'scorm12'), { lms });
    const learner = await Learner.launches(page, server.launch);
    await learner.finishes();
    await expect.poll(() => lms.stored()['cmi.core.lesson_status']).toBe('completed');
    await kill();
    const again = await Learner.launches(page, server.launch);
    await again.on('debrief');
    await again.does('home', 'header');
    await again.meets('maureen');
    await again.says();
    await again.leaves();
    expect(lms.stored()).toMatchObject({ 'cmi.core.lesson_status': 'completed', 'cmi.core.exit': 'suspend' });
    expect(Number(lms.stored()['cmi.core.score.raw'])).toBe(100);
    expect(lms.complaints).toEqual([]);
  });
});

test('a completion that the LMS has lost while it kept the bookmark is said again as soon as the course is open', async () => {
  const lms = strictLms12();
  const status = 'cmi.core.lesson_status';
  const forgetsStatus: StrictLms = {
    ...lms,
    launch: () =>
      spoilt(lms.launch(), (verb, [element], ask) =>
        verb === 'GetValue' && element === status ? 'incomplete' : ask(),
      ),
  };
  server = await serveLms(packageFiles('ambivalence', 'scorm12'), { lms: forgetsStatus });
  const learner = await Learner.launches(page, server.launch);
  await learner.finishes();
  await learner.leaves();
  const before = written(lms, status).length;
  await Learner.launches(page, server.launch);
  await expect.poll(() => written(lms, status).slice(before)).toEqual(['completed']);
  expect(lms.complaints).toEqual([]);
});

/** A content script with its scenario changed as a later release might. */
function revised(script: string, change: (scenario: Scenario) => void): string {
  const content = JSON.parse(script.slice(script.indexOf('(') + 1, script.lastIndexOf(')'))) as ScenarioContent;
  change(content.scenario);
  return `window.course.add(${JSON.stringify(content)});`;
}

test('an upgrade that changed conversations: endings and completion are kept, and play goes on', async () => {
  const lms = strictLms12();
  const old = packageFiles('silver', 'scorm12');
  server = await serveLms(old, { lms });
  const learner = await Learner.launches(page, server.launch);
  await learner.finishes();
  await learner.does('home', 'header');
  await learner.meets('maureen');
  await learner.says('a');
  await learner.says('b');
  await learner.leaves();
  expect(Number(lms.stored()['cmi.core.score.raw'])).toBe(33);

  const otherRevision = (text: string) => text.replaceAll(/"revision":"[^"]+"/g, '"revision":"r999"');
  const withoutB = (script: string) =>
    revised(script, (scenario) => {
      for (const turn of scenario.visits.flatMap(({ turns }) => Object.values(turns)))
        Object.assign(turn, { choices: turn.choices.filter(({ id }) => id !== 'b') });
    });
  server.files = withChange(
    withChange(withChange(old, 'course.js', otherRevision), 'content/kath.en.js', (script) =>
      withoutB(otherRevision(script)),
    ),
    'content/maureen.en.js',
    (script) => withoutB(otherRevision(script)),
  );
  const again = await Learner.launches(page, server.launch);
  // What she was told second is no longer there: the conversation goes on from before it.
  await again.does('home', 'header');
  await again.meets('maureen');
  expect(await again.turns()).toBe(1);
  await again.playsOut();
  await again.hears();
  await again.does('home', 'main');
  expect(await again.find('.card[data-person=kath]').innerText()).toContain('met');
  expect(await again.find('main [data-left]').innerText()).toContain('One conversation left');
  await again.finishes('alan');
  await again.leaves();
  expect(lms.stored()).toMatchObject({ 'cmi.core.lesson_status': 'completed' });
  expect(lms.complaints).toEqual([]);
});
