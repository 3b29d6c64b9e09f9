/**
 * `npm run test:long`: what can never be tried often enough, tried far more often than on every run. `FUZZ` and `KILLS` in the environment
 * are other numbers. The packages must be there: `npm run package`.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const house = resolve(import.meta.dirname, '../..');
const { status } = spawnSync(
  process.execPath,
  [join(house, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/faults/fuzz.test.ts', 'tests/browser/kill.test.ts'],
  { cwd: house, stdio: 'inherit', env: { FUZZ: '100000', KILLS: '200', ...process.env } },
);
process.exitCode = status ?? 1;
