/** How long it takes to prove every scenario, which is as often as an author saves. */
import { spawnSync } from 'node:child_process';
import type { ScenarioProof } from '../../src/prove/report';
import { RUNS, type Figure, type Group } from './figures';

/** The three people that the course began with: what their proof may take was promised of them. */
const FIRST = ['alan', 'kath', 'maureen'] as const;

export function measureProof(house: string): Group {
  const first = quickestOf(house, FIRST);
  const all = quickestOf(house, []);
  const transitions = all.scenarios.reduce((sum, each) => sum + each.transitions, 0);
  const walked = (scenarios: readonly ScenarioProof[]) =>
    scenarios.reduce((sum, each) => sum + each.transitions, 0) / scenarios.reduce((sum, each) => sum + each.seconds, 0);
  const each = all.scenarios.length / 10;
  return {
    title: 'Proof',
    how: `\`npm run prove -- --fresh\` from a cold start, the quickest of three: ${transitions.toLocaleString('en-GB')} transitions. Those a second count the walk alone; on two cores two scenarios are walked at a time, and each counts its own.`,
    figures: [
      { name: FIRST.join(', '), value: first.seconds, unit: 's', target: 5 },
      { name: `all ${String(all.scenarios.length)} scenarios`, value: all.seconds, unit: 's', target: 40 * each },
      { name: 'the same when nothing has changed', value: prove(house, []).seconds, unit: 's' },
      ...all.scenarios.map(({ id, seconds }): Figure => ({ name: `the walk of ${id}`, value: seconds, unit: 's' })),
      { name: 'transitions', value: walked(first.scenarios), unit: 'a second', least: 400_000 },
    ],
  };
}

function quickestOf(house: string, scenarios: readonly string[]): Proved {
  const runs = Array.from({ length: RUNS }, () => prove(house, [...scenarios, '--fresh']));
  return runs.reduce((one, other) => (other.seconds < one.seconds ? other : one));
}

interface Proved {
  readonly seconds: number;
  readonly scenarios: readonly ScenarioProof[];
}

/** @throws when it cannot say anything; what it finds wrong is not for us. */
function prove(house: string, more: readonly string[]): Proved {
  const command = ['--max-semi-space-size=128', '--import', 'tsx', 'src/prove/main.ts', '--json', ...more];
  const began = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: house, encoding: 'utf8' });
  const seconds = (performance.now() - began) / 1000;
  if (stdout === '') throw new Error(`The proof says nothing:\n${stderr}`);
  const { scenarios } = JSON.parse(stdout) as { scenarios: readonly ScenarioProof[] };
  return { seconds, scenarios };
}
