/**
 * A browser whose whole process is killed at random moments of random plays: the next launch lacks at most the decision that was being
 * made, and never a completion; nothing is complete that was not. Ten times on every run, 200 times in `npm run test:long`; `KILLS=50` is
 * any other number, `SEED=7` other moments.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { strictLms12 } from '../contract/strict-lms12';
import { findChromium } from './chromium';
import { Learner } from './learner';
import { serveLms } from './lms-server';
import { packageFiles } from './packages';

const kills = Number(process.env['KILLS'] ?? 10);

/** Numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Running {
  readonly page: Page;
  /** No event, no last word, for any of its processes. */
  kill(): Promise<void>;
}

/** A Chromium of its own on this profile. */
async function start(profile: string): Promise<Running> {
  const { executablePath, env } = await findChromium();
  const port = path.join(profile, 'DevToolsActivePort');
  await rm(port, { force: true });
  const flags = ['--headless', '--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'];
  const child: ChildProcess = spawn(
    executablePath,
    [
      ...flags,
      '--no-first-run',
      '--disable-gpu',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: 'ignore', env: { ...process.env, ...env } },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let address = '';
  await expect.poll(async () => (address = await readFile(port, 'utf8').catch(() => ''))).toMatch(/^\d+\n/);
  const browser: Browser = await chromium.connectOverCDP(`http://127.0.0.1:${address.split('\n')[0] ?? ''}`);
  const [context] = browser.contexts();
  if (!context) throw new Error('There is no profile.');
  return {
    page: await context.newPage(),
    async kill() {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

test(
  `a browser killed at ${String(kills)} random moments loses at most the decision that was being made`,
  async () => {
    const random = randomFrom(Number(process.env['SEED'] ?? 1));
    const files = packageFiles('ambivalence', 'scorm12');
    for (let killed = 0; killed < kills; killed += 1) {
      const lms = strictLms12();
      const server = await serveLms(files, { lms });
      const profile = await mkdtemp(path.join(tmpdir(), 'common-ground-kill-'));
      let running = await start(profile);
      const heard = { turns: 0, ended: false, completed: false };
      const learner = await Learner.launches(running.page, server.launch);
      await learner.meets();
      const playing = (async () => {
        for (;;) {
          if ((await learner.find('[data-ending]').count()) > 0) break;
          if ((await learner.find('[data-pause]').count()) > 0) await learner.does('meet', '[data-pause]');
          const choices = learner.find('input[name=choice]');
          const count = await choices.count();
          if (count === 0) continue;
          await learner.says('abc'.charAt(Math.floor(random() * Math.min(3, count))));
          heard.turns = await learner.turns();
        }
        heard.ended = true;
        await learner.hears();
        // The debrief is painted before its completion is sent.
        await wait(300);
        heard.completed = true;
      })().catch(() => undefined);
      await Promise.race([wait(random() * 3000), playing]);
      // What the LMS cannot hear is the device's to keep: half of the plays end without a network.
      const isTold = heard.completed && lms.online;
      if (random() < 0.5) lms.online = false;
      await wait(random() * 1000);
      await running.kill();
      await playing;
      lms.online = true;
      const status = () => lms.stored()['cmi.core.lesson_status'];
      const before = status();
      if (!heard.ended) expect(before, `kill ${String(killed)}`).toBe('incomplete');
      if (isTold) expect(before, `kill ${String(killed)}`).toBe('completed');

      running = await start(profile);
      const again = await Learner.launches(running.page, server.launch);
      // Nothing is completed before the learner has been asked, nor taken back.
      expect(status(), `kill ${String(killed)}`).toBe(before);
      if ((await again.notice('offer').count()) > 0) await again.does('accept');
      if (heard.completed) await expect.poll(status, { message: `kill ${String(killed)}` }).toBe('completed');
      if (!heard.ended) {
        if (heard.turns > 1) {
          await again.on('consultation');
          expect(await again.turns(), `kill ${String(killed)}`).toBeGreaterThanOrEqual(heard.turns - 1);
        }
        expect(status(), `kill ${String(killed)}`).toBe('incomplete');
      }
      await running.kill();
      await server.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  60_000 + kills * 20_000,
);
