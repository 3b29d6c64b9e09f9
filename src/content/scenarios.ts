/** Reads the scenario folders of the project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../engine/scenario';
import { didYouMean, type Problem } from './parse/problem';
import { unitOf, type Unit, type Words } from './lines';
import { parseScenario } from './parse/scenario';
import { scenarioSchema, type ScenarioFile } from './parse/schema';
import { readYaml } from './parse/source';

export interface ReadScenario {
  readonly scenario: Scenario;
  readonly unit: Unit;
  /** The same conversation in other words. */
  readonly inWords: (words: Words) => Scenario;
}

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
): { scenarios: Scenario[]; read: ReadScenario[]; problems: Problem[] } {
  const known = scenarioIds(root);
  const all: ReadScenario[] = [];
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
    const source = readYaml(file, readFileSync(path.join(root, file), 'utf8'));
    const { scenario, problems: found } = parseScenario(source, id);
    problems.push(...found);
    if (!scenario) continue;
    const unit = unitOf(`scenarios/${id}`, source, scenarioSchema, source.value as ScenarioFile);
    all.push({ scenario, unit, inWords: (words) => parseScenario(source, id, words).scenario ?? scenario });
  }
  return { scenarios: all.map(({ scenario }) => scenario), read: all, problems };
}
