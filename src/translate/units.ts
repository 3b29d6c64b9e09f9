/** Everything that is translated: the lines of a course as an organisation has it. */
import type { Unit } from '../content/lines';
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
  const own = interfaceUnit(overlaid, language);
  return {
    overlaid,
    units: [...(own ? [own] : []), ...files.units, ...scenarios.read.map(({ unit }) => unit), ...pack.units],
    problems: [...scenarios.problems, ...files.problems, ...pack.problems],
  };
}
