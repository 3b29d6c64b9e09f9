/** How long it takes to prove every scenario, which is as often as an author saves. */
import { spawnSync } from 'node:child_process';
import type { ScenarioProof } from '../../src/prove/report';
import { RUNS, type Figure, type Group } from './figures';
import { measureTen } from './ten';

export function measureProof(house: string): Group {
  const runs = Array.from({ length: RUNS }, () => prove(house, ['--fresh']));
  const { seconds, scenarios } = runs.reduce((one, other) => (other.seconds < one.seconds ? other : one));
  const transitions = scenarios.reduce((sum, each) => sum + each.transitions, 0);
  const walking = scenarios.reduce((sum, each) => sum + each.seconds, 0);
  const largest = scenarios.reduce((one, other) => (other.transitions > one.transitions ? other : one));
  const share = Math.round((100 * largest.transitions) / transitions);
  return {
    title: 'Proof',
    how: `\`npm run prove\` from a cold start, the quickest of three: ${transitions.toLocaleString('en-GB')} transitions. Those a second count the walk alone.`,
    figures: [
      {
        name: `all ${scenarios.length} scenarios`,
        value: seconds,
        unit: 's',
        target: 5,
        because: `${largest.id} alone has ${share} % of the transitions`,
      },
      { name: 'the same when nothing has changed', value: prove(house).seconds, unit: 's' },
      measureTen(house),
      ...scenarios.map(({ id, seconds: own }): Figure => ({ name: `the walk of ${id}`, value: own, unit: 's' })),
      { name: 'transitions', value: transitions / walking, unit: 'a second' },
    ],
  };
}

/** @throws when it cannot say anything; what it finds wrong is not for us. */
function prove(
  house: string,
  more: readonly string[] = [],
): { readonly seconds: number; readonly scenarios: readonly ScenarioProof[] } {
  const command = ['--max-semi-space-size=128', '--import', 'tsx', 'src/prove/main.ts', '--json', ...more];
  const began = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: house, encoding: 'utf8' });
  const seconds = (performance.now() - began) / 1000;
  if (stdout === '') throw new Error(`The proof says nothing:\n${stderr}`);
  const { scenarios } = JSON.parse(stdout) as { scenarios: readonly ScenarioProof[] };
  return { seconds, scenarios };
}
