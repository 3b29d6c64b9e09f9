/** What a learner waits for, in Chromium on a processor four times as slow as this one. */
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import type * as Engine from '../../src/engine/session';
import { launchBrowser } from '../browser/chromium';
import { Learner } from '../browser/learner';
import { serveLms } from '../browser/lms-server';
import { packageFiles } from '../browser/packages';
import { medianOf, RUNS, type Figure, type Group } from './figures';
import { longestPlays, type LongPlay } from './longest';

const SLOWDOWN = 4;
const DECISIONS = 200;
/** A page that resumes has not run the engine before, so every replay is measured in a page of its own. */
const REPLAYS = 7;

/** An LMS that says yes at once: what is measured is the course, not somebody's network. */
const obligingLms = `window.API = {
  LMSInitialize: function () { return 'true'; }, LMSFinish: function () { return 'true'; },
  LMSGetValue: function () { return ''; }, LMSSetValue: function () { return 'true'; },
  LMSCommit: function () { return 'true'; }, LMSGetLastError: function () { return '0'; }
};`;

export async function measureScreens(house: string): Promise<Group> {
  const plays = longestPlays(house);
  const browser = await launchBrowser();
  try {
    const runs = [];
    for (let count = 0; count < RUNS; count += 1) runs.push(await playGold(browser, plays));
    const requests = Math.max(...runs.map((run) => run.requests));
    const replies = quickest(runs.map((run) => run.replies));
    const debriefs = quickest(runs.map((run) => run.debriefs));
    const engine = await bundleEngine(house);
    const longest = plays.reduce((one, other) => (other.decisions.length > one.decisions.length ? other : one));
    const resumes = await replayInPages(browser, engine, [longest]);
    const replays = await replayInPages(browser, engine, repeat(plays, DECISIONS));
    const said = `${String(replies.length)} decisions`;
    return {
      title: 'Waiting',
      how: `Gold in Chromium ${browser.version()}, the processor slowed ${SLOWDOWN} times, from the click to the end of the frame that shows what came of it; that includes the wait for the screen’s next frame. The longest play of each visit, three times through, and of each moment the quickest.`,
      figures: [
        {
          name: 'files requested up to the first screen (one of them twice)',
          value: requests,
          unit: 'requests',
          target: 6,
        },
        ...both(`choice to reply, ${said}`, replies, 50),
        ...both('debrief', debriefs, 100),
        {
          name: `replay of the longest visit, ${longest.decisions.length} decisions`,
          value: medianOf(resumes),
          unit: 'ms',
        },
        {
          name: `replay of ${DECISIONS} decisions`,
          value: medianOf(replays),
          unit: 'ms',
          target: 20,
        },
      ],
    };
  } finally {
    await browser.close();
  }
}

/** Of each moment the quickest of all times through. */
function quickest(runs: readonly (readonly number[])[]): readonly number[] {
  return (runs[0] ?? []).map((_, moment) => Math.min(...runs.map((run) => run[moment] ?? Infinity)));
}

function both(name: string, values: readonly number[], target: number): readonly Figure[] {
  return [
    { name: `${name}, median`, value: medianOf(values), unit: 'ms', target },
    { name: `${name}, worst`, value: Math.max(...values), unit: 'ms', target },
  ];
}

async function playGold(browser: Browser, plays: readonly LongPlay[]) {
  const server = await serveLms(packageFiles('gold', 'scorm12'), { script: obligingLms });
  const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
  // The first screen's picture is shown before any script runs and again when the app takes over: one file, one request.
  const requested = new Set<string>();
  page.on('request', (request) => {
    if (request.frame() !== page.mainFrame()) requested.add(request.url());
  });
  const learner = await Learner.launches(page, server.launch);
  await page.waitForLoadState('networkidle');
  const requests = requested.size;
  await slowDown(page);
  const replies: number[] = [];
  const debriefs: number[] = [];
  for (const { scenario, visit, decisions } of plays) {
    await learner.does('home', 'header');
    // Home has a card for each visit of a person, in their order, once the one before has been played.
    const cards = learner.find(`.card[data-person=${scenario.id}] [data-action=open]`);
    await cards.nth(scenario.visits.indexOf(visit)).click();
    await learner.meets();
    for (const decision of decisions) replies.push(await decide(learner, decision));
    debriefs.push(await timeToPaint(learner, '[data-ending] [data-action=debrief]', 'main[data-screen=debrief]'));
  }
  await page.context().close();
  await server.close();
  return { requests, replies, debriefs };
}

async function slowDown(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

async function decide(learner: Learner, decision: string): Promise<number> {
  if ((await learner.find('[data-pause]').count()) > 0) await learner.does('meet', '[data-pause]');
  const button = decision === 'w' ? 'wait' : decision === 'x' ? 'attend' : 'say';
  if (button === 'say') await learner.find(`input[name=choice][value=${decision}]`).check();
  const turns = await learner.turns();
  return timeToPaint(learner, `main [data-action=${button}]`, `[role=log] li:nth-child(${turns + 1})`);
}

/** Milliseconds from a click on a button to the end of the first frame that has what it leads to. */
function timeToPaint({ stage }: Learner, button: string, arrived: string): Promise<number> {
  return stage.evaluate(
    async (selectors) => {
      const began = performance.now();
      document.querySelector<HTMLElement>(selectors.button)?.click();
      do await new Promise((framed) => requestAnimationFrame(framed));
      while (!document.querySelector(selectors.arrived));
      // A message that is sent while a frame is made is heard when it has been painted.
      await new Promise((painted) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = painted;
        port2.postMessage('');
      });
      return performance.now() - began;
    },
    { button, arrived },
  );
}

/** Plays one after the other, again and again, until they come to as many decisions. */
function repeat(plays: readonly LongPlay[], decisions: number): readonly LongPlay[] {
  const [next, ...later] = plays;
  if (!next || decisions <= 0) return [];
  const taken = { ...next, decisions: next.decisions.slice(0, decisions) };
  return [taken, ...repeat([...later, next], decisions - taken.decisions.length)];
}

async function replayInPages(browser: Browser, engine: string, plays: readonly LongPlay[]): Promise<readonly number[]> {
  const scenarios = [...new Set(plays.map(({ scenario }) => scenario))];
  const replayed = plays.map(({ scenario, visit, start, decisions }) => ({
    scenario: scenario.id,
    visit: visit.id,
    start,
    path: decisions,
  }));
  const times: number[] = [];
  for (let count = 0; count < REPLAYS; count += 1) {
    const page = await browser.newPage();
    await page.addScriptTag({ content: engine });
    await slowDown(page);
    times.push(
      await page.evaluate(
        (given) => {
          const { beginVisit, replay } = (window as unknown as { engine: typeof Engine }).engine;
          const began = performance.now();
          for (const { scenario: id, visit, start, path } of given.replayed) {
            const scenario = given.scenarios.find((each) => each.id === id);
            if (!scenario || replay(beginVisit(scenario, visit, { start }), path).log.length < path.length)
              throw new Error(`${id} did not replay ${path}`);
          }
          return performance.now() - began;
        },
        { scenarios, replayed },
      ),
    );
    await page.close();
  }
  return times;
}

/** The engine alone, as the app's build would have it. */
async function bundleEngine(house: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: house,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: path.join(house, 'src/engine/session.ts'), name: 'engine', formats: ['iife'], fileName: 'engine' },
    },
  });
  const [output] = [built].flat();
  const script = output && 'output' in output ? output.output[0].code : undefined;
  if (script === undefined) throw new Error('The engine does not build.');
  return script;
}
