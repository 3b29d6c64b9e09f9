/** How long ten scenarios take to prove: those that exist, again and again until there are ten. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ScenarioId } from '../../src/engine/scenario';
import { readScenarios } from '../../src/content/scenarios';
import { Team } from '../../src/prove/team';
import type { Figure } from './figures';

const COUNT = 10;

/** In a process of its own, as `npm run prove` is. */
export function measureTen(house: string): Figure {
  const command = ['--max-semi-space-size=128', '--import', 'tsx', path.join(house, 'tests/bench/ten.ts'), house];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: house, encoding: 'utf8' });
  if (stdout === '') throw new Error(`The proof of ten says nothing:\n${stderr}`);
  return { name: 'ten scenarios', value: Number(stdout), unit: 's', target: 40 };
}

async function proveTen(house: string): Promise<number> {
  const began = performance.now();
  const { scenarios } = readScenarios(house);
  const ten = Array.from({ length: COUNT }, (_, place) => {
    const scenario = scenarios[place % scenarios.length];
    if (!scenario) throw new Error('There is no scenario to prove.');
    return { ...scenario, id: `${scenario.id}-${String(place)}` as ScenarioId };
  });
  const team = new Team();
  await Promise.all(ten.map((scenario) => team.prove(scenario)));
  await team.dismiss();
  return (performance.now() - began) / 1000;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await proveTen(process.argv[2] ?? '.'));
