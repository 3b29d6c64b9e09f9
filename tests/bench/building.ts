/** How long an author waits for a build. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { RUNS, type Group } from './figures';

/** Builds everything once, so that what is measured is fresh, and then times each step as a process of its own. */
export function measureBuilding(house: string): Group {
  const aside = path.join(house, 'node_modules/.cache/bench');
  const vite = [path.join(house, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'];
  const packager = [path.join(house, 'node_modules/tsx/dist/cli.mjs'), 'scorm/package/main.ts'];
  run(house, packager);
  return {
    title: 'Building',
    how: 'Each from a cold start of Node, the quickest of three. The packages are filled from an app that is already built.',
    figures: [
      {
        name: 'the app',
        value: secondsOf(house, [...vite, '--outDir', aside, '--emptyOutDir']),
        unit: 's',
        target: 5,
      },
      { name: 'every package', value: secondsOf(house, packager), unit: 's', target: 10 },
    ],
  };
}

function secondsOf(house: string, command: readonly string[]): number {
  return Math.min(...Array.from({ length: RUNS }, () => run(house, command)));
}

/** Runs a process and returns its seconds. @throws when it fails. */
function run(house: string, command: readonly string[]): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: house, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command.join(' ')} failed:\n${stderr}`);
  return (performance.now() - began) / 1000;
}
