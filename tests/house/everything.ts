/**
 * `npm test`: the checks, the build, the packages, every test. All checks run and then the tests, so that one run tells all
 * there is to mend; only a build that fails ends it early, because the tests would read an older one.
 *
 * Its last line is always `N passed, N failed`, and its exit code is 0 only if nothing failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { summarise } from '../reporter';

const house = resolve(import.meta.dirname, '../..');

/** Runs a program of Node's with our own input and output; whether it went well. */
function succeeds(program: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  const started = spawnSync(process.execPath, [program, ...args], {
    cwd: house,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return started.status === 0;
}

function runScript(name: string): boolean {
  const npm = process.env['npm_execpath'];
  if (!npm) throw new Error('Start this with `npm test`.');
  const started = performance.now();
  const went = succeeds(npm, ['run', '--silent', name]);
  console.log(`${went ? 'ok' : 'FAILED'}  ${name}  ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return went;
}

const failedChecks = ['layers', 'types', 'lint', 'format:check'].filter((check) => !runScript(check));

const made = ['build', ...(existsSync(join(house, 'scorm/package/main.ts')) ? ['package'] : [])].every(runScript);
if (!made) {
  console.log(summarise({ passed: 0, failed: failedChecks.length + 1 }));
  process.exit(1);
}

const vitest = join(house, 'node_modules/vitest/vitest.mjs');
const passed = succeeds(vitest, ['run', ...process.argv.slice(2)], { FAILED_CHECKS: failedChecks.join(' ') });
process.exit(passed && failedChecks.length === 0 ? 0 : 1);
