/** Reads the scenario folders of the project. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../engine/scenario';
import { didYouMean, type Problem } from './parse/problem';
import { mapLines, unitOf, type Unit, type Words } from './lines';
import { CORE, readOverlay, type Overlaid } from './overlays';
import { parseScenario } from './parse/scenario';
import { scenarioSchema, type ScenarioFile } from './parse/schema';
import { readYaml } from './parse/source';

export interface ReadScenario {
  readonly scenario: Scenario;
  readonly unit: Unit;
  /** The same conversation in other words. */
  readonly inWords: (words: Words) => Scenario;
}

/** Folders of `scenarios/`, the overlay’s own among them, in order of their names. */
export function scenarioIds(root: string, overlaid: Overlaid = readOverlay(root, CORE)): string[] {
  return overlaid.names('scenarios');
}

/** @param wanted ids; none means all. @param overlaid as which organisation has them; without it as the core does. */
export function readScenarios(
  root: string,
  wanted: readonly string[] = [],
  overlaid: Overlaid = readOverlay(root, CORE),
): { scenarios: Scenario[]; read: ReadScenario[]; problems: Problem[] } {
  const known = scenarioIds(root, overlaid);
  const all: ReadScenario[] = [];
  const problems: Problem[] = [];
  for (const id of wanted.length > 0 ? wanted : known) {
    const file = `scenarios/${id}/scenario.yaml`;
    const place = overlaid.find(file);
    if (place === undefined) {
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
    const source = readYaml(place, readFileSync(path.join(root, place), 'utf8'));
    const parse = (words: Words) => parseScenario(source, id, (line) => words(overlaid.reword(line)));
    const { scenario, problems: found } = parse(({ text }) => text);
    problems.push(...found);
    if (!scenario) continue;
    const name = `scenarios/${id}`;
    const own = mapLines(name, scenarioSchema, source.value as ScenarioFile, (line) => overlaid.reword(line).text);
    const unit = unitOf(name, source, scenarioSchema, own);
    all.push({ scenario, unit, inWords: (words) => parse(words).scenario ?? scenario });
  }
  return { scenarios: all.map(({ scenario }) => scenario), read: all, problems };
}
