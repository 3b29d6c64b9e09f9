/** What an upgrade of the course has made stale in an overlay: its own words, and its own files, keep the hash of what they took the place of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sourceHash, type Line } from './lines';
import { interfaceUnit } from './locale';
import { readPack } from './pack';
import { Overlaid, placeIn, type ReadLayer } from './overlays';
import type { Problem } from './parse/problem';
import { didYouMean } from './parse/problem';
import { readFiles } from './read';
import { readScenarios, scenarioIds } from './scenarios';

/** Folders in which a layer may have files of its own. */
const OWN = ['modules', 'scenarios', 'editions', 'static'];

/** All that a local author should look at again, layer by layer; the build goes on with what is theirs. */
export function upgradeProblems({ root, layers }: Overlaid): Problem[] {
  return layers.flatMap((layer, depth) => {
    const below = layers.slice(depth + 1);
    return [...staleWording(root, layer, below), ...staleFiles(root, layer, below)];
  });
}

function staleWording(root: string, layer: ReadLayer, below: readonly ReadLayer[]): Problem[] {
  const own = Object.entries(layer.file.wording ?? {});
  if (own.length === 0) return [];
  const { wording: _, ...unworded } = layer.file;
  const lines = linesOf(new Overlaid(root, [{ ...layer, file: unworded }, ...below], []));
  return own.flatMap(([id, { of }]): Problem[] => {
    const at = { file: layer.source.file, ...layer.source.placeOf(['wording', id]) };
    const line = lines.get(id);
    if (!line) {
      const near = didYouMean(id, nearby(id, lines));
      return [
        {
          ...at,
          code: 'gone-own',
          message: `There is no line ${id}.`,
          hint:
            near ?? 'The course has it no longer, or under another name: take your words out, or give them that name.',
        },
      ];
    }
    const now = sourceHash(line.text);
    return now === of
      ? []
      : [
          {
            ...at,
            code: 'stale-own',
            message: 'What these words took the place of has changed.',
            hint: `It reads now: “${line.text}” Where yours still hold, write “of: ${now}”.`,
          },
        ];
  });
}

/** Lines of the same file: nobody means one of another. */
function nearby(id: string, lines: ReadonlyMap<string, Line>): string[] {
  const unit = id.slice(0, id.indexOf(':') + 1);
  return [...lines.keys()].filter((each) => each.startsWith(unit));
}

function linesOf(overlaid: Overlaid): ReadonlyMap<string, Line> {
  const { root } = overlaid;
  const scenarios = readScenarios(root, [], overlaid).read.map(({ unit }) => unit);
  const words = interfaceUnit(overlaid, 'en');
  const { units: files, modules } = readFiles(overlaid, scenarioIds(root, overlaid));
  const units = [...scenarios, ...files, ...readPack(overlaid, modules).units, ...(words ? [words] : [])];
  return new Map(units.flatMap(({ lines }) => lines.map((line) => [line.id, line] as const)));
}

function staleFiles(root: string, layer: ReadLayer, below: readonly ReadLayer[]): Problem[] {
  const marked = layer.file.replaces ?? {};
  const lower = new Overlaid(root, below, []);
  const file = layer.source.file;
  const replaced = ownFiles(root, layer.id).flatMap((each): Problem[] => {
    const base = lower.find(each);
    if (base === undefined) return [];
    const now = sourceHash(readFileSync(path.join(root, base), 'utf8'));
    const of = marked[each];
    if (of === now) return [];
    const at = layer.source.placeOf(of === undefined ? ['replaces'] : ['replaces', each]);
    return [
      of === undefined
        ? {
            file,
            ...at,
            code: 'unmarked-own',
            message: `“${placeIn(layer.id, each)}” takes the place of “${base}”, and nothing says of which version.`,
            hint: `Write “${each}: ${now}” below “replaces”, so that you are told when that changes.`,
          }
        : {
            file,
            ...at,
            code: 'stale-own',
            message: `“${base}” has changed since you made your own.`,
            hint: `Compare the two. Where yours still holds, write “${each}: ${now}”.`,
          },
    ];
  });
  const gone = Object.keys(marked)
    .filter((each) => lower.find(each) === undefined)
    .map((each): Problem => ({
      file,
      ...layer.source.placeOf(['replaces', each]),
      code: 'gone-own',
      message: `The course has no ${each}.`,
      hint: 'Yours no longer takes the place of anything: take the line out, or give it the file’s new name.',
    }));
  return [...replaced, ...gone];
}

/** A layer's own files, as the course would name them. */
function ownFiles(root: string, layer: string): string[] {
  const folder = path.join(root, 'scorm/overlays', layer);
  return OWN.filter((each) => existsSync(path.join(folder, each))).flatMap((each) =>
    readdirSync(path.join(folder, each), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .map((file) => (file.startsWith('editions/') ? `scorm/${file}` : file))
      .sort(),
  );
}
