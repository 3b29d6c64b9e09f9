/** Everything that is translated: the lines of a course as an organisation has it, and the file of a language in which each lies. */
import { localeFile } from '../content/languages';
import type { Line, Unit } from '../content/lines';
import { interfaceUnit } from '../content/locale';
import { readOverlay, type Overlaid } from '../content/overlays';
import { readPack } from '../content/pack';
import type { Problem } from '../content/parse/problem';
import { readFiles } from '../content/read';
import { readScenarios, scenarioIds } from '../content/scenarios';

export interface Course {
  readonly overlaid: Overlaid;
  /** In the order in which they are read. */
  readonly units: readonly Unit[];
  /** What keeps the English itself from being read. */
  readonly problems: readonly Problem[];
}

/** @param language whose plural forms the interface’s lines take. */
export function readUnits(root: string, overlay: string, language: string): Course {
  const overlaid = readOverlay(root, overlay);
  const scenarios = readScenarios(root, [], overlaid);
  const files = readFiles(overlaid, scenarioIds(root, overlaid));
  const pack = readPack(overlaid, files.modules);
  const own = interfaceUnit(root, language);
  return {
    overlaid,
    units: [...(own ? [own] : []), ...files.units, ...scenarios.read.map(({ unit }) => unit), ...pack.units],
    problems: [...scenarios.problems, ...files.problems, ...pack.problems],
  };
}

/** Where a line lies in a language: beside its unit, or with the organisation that worded it anew. */
export function homeOf({ overlaid }: Course, unit: Unit, line: Line, language: string): string {
  const layer = overlaid.layers.find(({ file }) => file.wording?.[line.id]?.says === line.text);
  return layer ? `scorm/overlays/${layer.id}/locales/${language}.yaml` : localeFile(unit, language);
}
