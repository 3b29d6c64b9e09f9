/**
 * `npm test`: the checks, the build, the packages, the proof, every test. Two steps run at a time. One that fails stops nothing, so
 * that one run tells all there is to mend. What an earlier run built is taken away first: no test reads yesterday's.
 *
 * Its last line is always `N passed, N failed`, and its exit code is 0 only if nothing failed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const house = resolve(import.meta.dirname, '../..');

/** Runs one of package.json’s scripts and prints what it said once it has ended, so that two at a time can still be read. */
async function passes(name: string): Promise<boolean> {
  const npm = process.env['npm_execpath'];
  if (!npm) throw new Error('Start this with `npm test`.');
  const started = performance.now();
  const script = spawn(process.execPath, [npm, 'run', '--silent', name], { cwd: house, env: inColour });
  let said = '';
  for (const stream of [script.stdout, script.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [status] = (await once(script, 'close')) as [number | null];
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${said.trimEnd()}\n${status === 0 ? 'ok' : 'FAILED'}  ${name}  ${seconds} s`);
  return status === 0;
}

/** One after another. @returns those that failed. */
async function failedOf(steps: readonly string[]): Promise<string[]> {
  const failed: string[] = [];
  for (const step of steps) if (!(await passes(step))) failed.push(step);
  return failed;
}

const inColour = { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) };
for (const built of ['app', 'packages']) rmSync(join(house, 'dist', built), { recursive: true, force: true });
// Two rows of about the same length, one for each of two processors; a step that needs another stands below it.
const rows = [
  ['types', 'lint'],
  ['build', 'package', 'prove', 'layers', 'words', 'format:check'],
];
const failed = (await Promise.all(rows.map(failedOf))).flat();

// Vitest's output passes through here only to see that it ends as it should: when Vitest itself falls, nobody else says so.
const vitest = spawn(
  process.execPath,
  [join(house, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)],
  {
    cwd: house,
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...inColour, FAILED_STEPS: failed.join(' ') },
  },
);
let end = '';
vitest.stdout.on('data', (chunk: Buffer) => {
  process.stdout.write(chunk);
  end = (end + chunk.toString()).slice(-200);
});
vitest.on('close', (code) => {
  if (!/\d+ passed, \d+ failed(, \d+ skipped)?\n$/.test(end)) console.log(`\n0 passed, ${failed.length + 1} failed`);
  process.exitCode = code === 0 && failed.length === 0 ? 0 : 1;
});
