/**
 * A Chromium for the tests: the machine's own when there is one, otherwise the one that `npm ci` brought along.
 *
 * The one from npm is unpacked once into `node_modules/.cache`; the global set-up does it before any test starts, so that
 * `launchBrowser` finds it there. The fonts come from npm as well: a screenshot looks the same on every Linux machine.
 */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { writeFontConfig } from './chromium.fonts';

const run = promisify(execFile);
const cache = resolve(import.meta.dirname, '../../node_modules/.cache/common-ground');

const usualPaths: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** A Chromium that can be started: where it is and what its environment needs besides the process's own. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts a headless Chromium; the caller closes it.
 *
 * It reaches no server but those a test asks for: what a browser fetches on its own account is switched off. It never gets
 * `--disable-web-security`, so a sandboxed frame and a CSP behave as they do for a learner.
 *
 * @throws when the machine has no Chromium and the one from npm cannot run on it.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    ...options,
    executablePath,
    env: { ...process.env, ...env, ...options.env },
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--no-pings',
      '--no-first-run',
      '--no-default-browser-check',
      '--font-render-hinting=none',
      ...(options.args ?? []),
    ],
  });
}

/** Finds a Chromium, and on the first call on a machine without one unpacks npm's, which takes some seconds. */
export async function findChromium(): Promise<Chromium> {
  const env = process.platform === 'linux' ? { FONTCONFIG_FILE: await writeFontConfig(join(cache, 'fonts')) } : {};
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, env };
  for (const path of usualPaths[process.platform] ?? []) {
    if (await starts(path, env)) return { executablePath: path, env };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome, Chromium or Edge found in its usual place. Name one: CHROMIUM_PATH=… npm test');
  }
  return unpackChromium(env);
}

/**
 * Unpacks npm's Chromium beside its other builds, under its version: a new version never meets an old one's files. It is put
 * together in a folder of its own and then renamed, so that a run that was stopped half-way leaves nothing that looks whole.
 */
async function unpackChromium(env: Readonly<Record<string, string>>): Promise<Chromium> {
  const packed = resolve(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../..');
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8')) as { version: string };
  const home = join(cache, `chromium-${version}`);
  const executablePath = join(home, 'chromium');
  if (
    !(await access(executablePath).then(
      () => true,
      () => false,
    ))
  ) {
    await mkdir(cache, { recursive: true });
    const draft = await mkdtemp(`${home}-`);
    await inflate(join(packed, 'bin/chromium.br'), join(draft, 'chromium'));
    await inflate(join(packed, 'bin/al2023.tar.br'), join(draft, 'libraries.tar'));
    await run('tar', ['-xf', 'libraries.tar'], { cwd: draft });
    await rm(join(draft, 'libraries.tar'));
    // Another process may have been quicker; its folder is as good as ours.
    await rename(draft, home).catch(() => rm(draft, { recursive: true }));
  }
  if (await starts(executablePath, env)) return { executablePath, env };
  const withLibraries = {
    ...env,
    LD_LIBRARY_PATH: [join(home, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
  };
  if (await starts(executablePath, withLibraries)) return { executablePath, env: withLibraries };
  const { stdout: libraries } = await run('ldd', [executablePath]);
  throw new Error(`npm's Chromium does not start here. Name another: CHROMIUM_PATH=… npm test\n${libraries}`);
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}

/** Whether it is a browser and has its libraries: an Ubuntu without snap keeps a `chromium-browser` that only prints advice. */
async function starts(path: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  return run(path, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, timeout: 20_000 }).then(
    ({ stdout }) => /\d+\.\d+/.test(stdout),
    () => false,
  );
}
