/**
 * `npm test`: the checks, the build, the packages, the proof, every test. A step that fails stops nothing, so that one run tells all
 * there is to mend. What an earlier run built is taken away first: no test reads yesterday's.
 *
 * Its last line is always `N passed, N failed`, and its exit code is 0 only if nothing failed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const house = resolve(import.meta.dirname, '../..');

function runScript(name: string): boolean {
  const npm = process.env['npm_execpath'];
  if (!npm) throw new Error('Start this with `npm test`.');
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [npm, 'run', '--silent', name], { cwd: house, stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name}  ${seconds} s`);
  return status === 0;
}

for (const built of ['app', 'packages']) rmSync(join(house, 'dist', built), { recursive: true, force: true });
const failed = ['layers', 'types', 'lint', 'words', 'format:check', 'build', 'package', 'prove'].filter(
  (step) => !runScript(step),
);

// Vitest's output passes through here only to see that it ends as it should: when Vitest itself falls, nobody else says so.
const vitest = spawn(
  process.execPath,
  [join(house, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)],
  {
    cwd: house,
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...process.env, FAILED_STEPS: failed.join(' '), ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
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
