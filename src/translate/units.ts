/** Everything that is translated: the lines of the whole course and of every overlay, in the order in which they are read. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { localeFile } from '../content/languages';
import type { Unit } from '../content/lines';
import { interfaceUnit } from '../content/locale';
import type { Problem } from '../content/parse/problem';
import { readFiles } from '../content/read';
import { readScenarios, scenarioIds } from '../content/scenarios';

/** @returns the units, and what keeps the English itself from being read. */
export function everyUnit(root: string, language: string): { units: readonly Unit[]; problems: readonly Problem[] } {
  const scenarios = readScenarios(root);
  const files = overlaysIn(root).map((overlay) => readFiles(root, overlay, scenarioIds(root)));
  const own = interfaceUnit(root, language);
  const all = [
    ...(own ? [own] : []),
    ...files.flatMap(({ units }) => units),
    ...scenarios.read.map(({ unit }) => unit),
  ];
  const problems = new Map(
    [...files, scenarios].flatMap((each) => each.problems.map((one) => [JSON.stringify(one), one])),
  );
  return { units: [...new Map(all.map((unit) => [unit.id, unit])).values()], problems: [...problems.values()] };
}

/** Every overlay; `core`, from which the others start, first. */
export function overlaysIn(root: string): string[] {
  const folders = readdirSync(path.join(root, 'scorm/overlays'), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return ['core', ...names.filter((name) => name !== 'core').sort()];
}

/** The units by the file that holds their lines in a language. */
export function byLocaleFile(units: readonly Unit[], language: string): ReadonlyMap<string, readonly Unit[]> {
  const files = new Map<string, Unit[]>();
  for (const unit of units) {
    const file = localeFile(unit.id, language);
    files.set(file, [...(files.get(file) ?? []), unit]);
  }
  return files;
}
