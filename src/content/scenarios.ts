/** Reads the scenario folders of the project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../engine/scenario';
import { didYouMean, type Problem } from './parse/problem';
import { parseScenario } from './parse/scenario';
import { readYaml } from './parse/source';

/** Folders of `scenarios/`, in order of their names. */
export function scenarioIds(root: string): string[] {
  const folder = path.join(root, 'scenarios');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** @param wanted ids; none means all. */
export function readScenarios(
  root: string,
  wanted: readonly string[] = [],
): { scenarios: Scenario[]; problems: Problem[] } {
  const known = scenarioIds(root);
  const scenarios: Scenario[] = [];
  const problems: Problem[] = [];
  for (const id of wanted.length > 0 ? wanted : known) {
    const file = `scenarios/${id}/scenario.yaml`;
    if (!existsSync(path.join(root, file))) {
      const hint = didYouMean(id, known);
      problems.push({
        file,
        line: 1,
        column: 1,
        code: 'missing-file',
        message: `There is no ${file}.`,
        ...(hint && { hint }),
      });
      continue;
    }
    const read = parseScenario(readYaml(file, readFileSync(path.join(root, file), 'utf8')), id);
    if (read.scenario) scenarios.push(read.scenario);
    problems.push(...read.problems);
  }
  return { scenarios, problems };
}
