/**
 * An organisation's own course: layers laid over the core. A layer is a folder of `scorm/overlays` with an `overlay.yaml`; what that
 * does not settle comes from the layer below (`extends`), down to `core`. A file in the folder takes the place of the course's own under
 * the same path (`modules/…`, `scenarios/…`, `editions/…`, `static/…`), or stands beside them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Choice, Scenario, Voice } from '../engine/scenario';
import { unitOf, type Line, type Unit } from './lines';
import { brandProblems } from './colours';
import { coreOverlaySchema, overlaySchema, type Change, type OverlayFile, type OverlayLayer } from './parse/course';
import { didYouMean, type Problem, type ProblemCode } from './parse/problem';
import { check, readYaml, type Source } from './parse/source';

export const CORE = 'core';

/** One layer as its file says it. */
export interface ReadLayer {
  readonly id: string;
  readonly source: Source;
  readonly file: OverlayLayer;
}

/** One id of a module's list, and how a mistake in it is told at its place. */
export interface Listed {
  readonly id: string;
  readonly report: (code: ProblemCode, message: string, hint?: string) => void;
}

type List = 'people' | 'pages';

export class Overlaid {
  readonly root: string;
  /** From the uppermost down to the core. */
  readonly layers: readonly ReadLayer[];
  /** What all layers settle; undefined when any is wrong. */
  readonly overlay: OverlayFile | undefined;
  readonly #unread: readonly Problem[];

  /** @param unread what kept a layer from being read. */
  constructor(root: string, layers: readonly ReadLayer[], unread: readonly Problem[]) {
    this.root = root;
    this.layers = layers;
    this.#unread = unread;
    this.overlay = this.problems.length > 0 ? undefined : settle(layers.map(({ file }) => file));
  }

  /** All that has been told of the layers so far: what they name is looked at while the course is read. */
  get problems(): readonly Problem[] {
    return [...this.#unread, ...this.layers.flatMap(({ source }) => source.problems)];
  }

  get ids(): readonly string[] {
    return this.layers.map(({ id }) => id);
  }

  /** Where a file of the course stands, from the root: in the uppermost layer that has it. Undefined when none has. */
  find(file: string): string | undefined {
    return [...this.layers.map(({ id }) => placeIn(id, file)), file].find((each) =>
      existsSync(path.join(this.root, each)),
    );
  }

  /** Names in a folder of the course, of all layers. @param ending of files; without it, names of folders. */
  names(folder: string, ending?: string): string[] {
    const places = [...this.layers.map(({ id }) => placeIn(id, folder)), folder].map((place) =>
      path.join(this.root, place),
    );
    const all = places.filter(existsSync).flatMap((place) =>
      readdirSync(place, { withFileTypes: true })
        .filter((entry) => (ending === undefined ? entry.isDirectory() : entry.name.endsWith(ending)))
        .map(({ name }) => (ending === undefined ? name : name.slice(0, -ending.length))),
    );
    return [...new Set(all)].filter((name) => name !== 'locales').sort();
  }

  /** The line in the organisation's own words, where it has any. */
  reword<Given extends Pick<Line, 'id' | 'text' | 'from'>>(line: Given): Given {
    const own = this.overlay?.wording?.[line.from ?? line.id];
    return own ? { ...line, text: own.says } : line;
  }

  /** The layer in whose words a line is; undefined where they are its unit’s. */
  wordedBy({ id, from = id }: Line): ReadLayer | undefined {
    return this.layers.find(({ file }) => file.wording?.[from] !== undefined);
  }

  leavesOut(list: 'modules' | 'editions', id: string): boolean {
    return this.layers.some(({ file }) => file[`without ${list}`]?.includes(id));
  }

  /** Whether every organisation with lines of its own has begun a language: one that has not leaves it out of its packages. */
  speaks(language: string): boolean {
    const units = this.units();
    const own = this.layers.filter(
      ({ id, file: { wording = {} } }, depth) =>
        id !== CORE && (units[depth]?.lines.length || Object.keys(wording).length),
    );
    return own.every(({ id }) => existsSync(path.join(this.root, placeIn(id, `locales/${language}.yaml`))));
  }

  /** A module's list as the layers leave it. @param source of the module's own file. */
  listed(source: Source, module: string, list: List, own: readonly string[]): Listed[] {
    const first = own.map((id, index): Listed => ({
      id,
      report: (...told) => {
        source.report([list, index], ...told);
      },
    }));
    return this.layers.toReversed().reduce((before, layer) => {
      const change: Change = layer.file.modules?.[module] ?? {};
      const out = change[`without ${list}`] ?? [];
      const kept = before.filter(({ id }) => !out.includes(id));
      const added = (change[`with ${list}`] ?? []).filter((id) => !kept.some((each) => each.id === id));
      return [
        ...kept,
        ...added.map((id, index): Listed => ({
          id,
          report: (...told) => {
            layer.source.report(['modules', module, `with ${list}`, index], ...told);
          },
        })),
      ];
    }, first);
  }

  /** Whether a layer takes it from a module's list. */
  takesFrom(module: string, list: List, id: string): boolean {
    return this.layers.some(({ file }) => file.modules?.[module]?.[`without ${list}`]?.includes(id));
  }

  /** The lines of each layer that are still in force. */
  units(): Unit[] {
    return this.layers.map(({ id, source, file }, depth) =>
      unitOf(`scorm/overlays/${id}`, source, overlaySchema, inForce(file, this.layers.slice(0, depth))),
    );
  }
}

/** Where a layer keeps its own of a file or folder of the course. */
export function placeIn(layer: string, file: string): string {
  return `scorm/overlays/${layer}/${file.replace(/^scorm\/(?=editions)/, '')}`;
}

/** Folders of `scorm/overlays`, in order of their names. */
export function overlayIds(root: string): string[] {
  const folder = path.join(root, 'scorm/overlays');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Reads an overlay and all that it lies on. */
export function readOverlay(root: string, id: string): Overlaid {
  const layers: ReadLayer[] = [];
  const problems: Problem[] = [];
  for (let next: string | undefined = id, asked: Listed['report'] | undefined; next !== undefined;) {
    const layerId: string = next;
    const file = `scorm/overlays/${layerId}/overlay.yaml`;
    if (!existsSync(path.join(root, file))) {
      const known = overlayIds(root);
      if (asked) asked('unknown-overlay', `There is no overlay “${layerId}”.`, didYouMean(layerId, known));
      else problems.push({ file, line: 1, column: 1, code: 'missing-file', message: `There is no ${file}.` });
      break;
    }
    const source = readYaml(file, readFileSync(path.join(root, file), 'utf8'));
    const value: OverlayLayer | undefined =
      layerId === CORE ? wholeLayer(check(source, coreOverlaySchema)) : check(source, overlaySchema);
    if (!value) {
      problems.push(...source.problems);
      break;
    }
    if (value.id !== layerId)
      source.report(
        ['id'],
        'wrong-folder',
        `This overlay calls itself “${value.id}” but lies in “${layerId}”.`,
        'The folder’s name is the id.',
      );
    checkVoices(source, value, layers);
    brandProblems(value.brand?.colours).forEach(({ at, message, hint }) => {
      source.report(['brand', 'colours', ...at], 'low-contrast', message, hint);
    });
    layers.push({ id: layerId, source, file: value });
    asked = (...told) => {
      source.report(['extends'], ...told);
    };
    if (layerId === CORE) break;
    next = value.extends;
    if (layers.some((layer) => layer.id === next)) {
      asked('unknown-overlay', `“${next}” would lie on itself.`, `Write “extends: ${CORE}”, or the one below.`);
      break;
    }
  }
  return new Overlaid(root, layers, problems);
}

function wholeLayer(core: OverlayFile | undefined): OverlayLayer | undefined {
  return core && { ...core, extends: CORE };
}

function checkVoices(source: Source, { wording = {}, voices = {} }: OverlayLayer, above: readonly ReadLayer[]): void {
  for (const [line, { by }] of Object.entries(wording)) {
    if (by === undefined) continue;
    const known = Object.keys(Object.assign({}, voices, ...above.map(({ file }) => file.voices)) as object);
    if (!known.includes(by))
      source.report(['wording', line, 'by'], 'unknown-voice', `No voice is called “${by}”.`, didYouMean(by, known));
    else if (!/\/(lay|clinician)$/.test(line))
      source.report(
        ['wording', line, 'by'],
        'unknown-voice',
        'Only a tutor’s comment is told with a name.',
        'Leave `by` out here; a comment’s id ends in “/lay” or “/clinician”.',
      );
  }
}

/** Keys that hold records to which each layer adds; of all others the uppermost that is there holds whole. */
const gathered = ['wording', 'voices', 'levels', 'replaces'] as const;

function settle(layers: readonly OverlayLayer[]): OverlayFile {
  const all = layers.toReversed();
  const merged = Object.assign({}, ...all) as OverlayLayer & OverlayFile;
  const sums = gathered.map((key) => [key, Object.assign({}, ...all.map((layer) => layer[key] ?? {})) as object]);
  return { ...merged, ...Object.fromEntries(sums) } as OverlayFile;
}

/** Of a layer, what none above it settles anew. */
function inForce(file: OverlayLayer, above: readonly ReadLayer[]): OverlayLayer {
  const isOwn = (key: string) =>
    (gathered as readonly string[]).includes(key) || !above.some((layer) => Object.hasOwn(layer.file, key));
  const own = Object.entries(file).filter(([key]) => ['format', 'id', 'extends'].includes(key) || isOwn(key));
  return Object.fromEntries(own) as OverlayLayer;
}

/** The layers, in other words, as one. @param inWords each layer in them. */
export function settledIn(overlaid: Overlaid, inWords: (id: string, file: OverlayLayer) => OverlayLayer): OverlayFile {
  return settle(
    overlaid.layers.map(({ id, file }, depth) => inWords(id, inForce(file, overlaid.layers.slice(0, depth)))),
  );
}

/** Pictures of those who comment, by their path in the package. */
export function picturesOfVoices({ visits }: Scenario): string[] {
  const choices = visits.flatMap(({ turns }) => Object.values(turns)).flatMap((turn) => turn.choices);
  return choices
    .flatMap(({ voices }) => [voices?.lay?.picture, voices?.clinician?.picture])
    .filter((picture) => picture !== undefined);
}

/** A scenario whose comments are told with the names of those who gave them. */
export function withVoices(scenario: Scenario, { wording = {}, voices = {} }: OverlayFile): Scenario {
  const spoken = Object.entries(wording).filter(
    ([line, { by }]) => by !== undefined && line.startsWith(`scenarios/${scenario.id}:`),
  );
  if (spoken.length === 0) return scenario;
  const voiceOf = (line: string): Voice | undefined => {
    const by = spoken.find(([id]) => id === line)?.[1].by;
    const voice = by === undefined ? undefined : voices[by];
    return (
      voice && { name: voice.name, who: voice.who, ...(voice.picture !== undefined && { picture: voice.picture }) }
    );
  };
  const named = (choice: Choice, at: string): Choice => {
    const lay = voiceOf(`${at}/lay`);
    const clinician = voiceOf(`${at}/clinician`);
    return lay || clinician ? { ...choice, voices: { ...(lay && { lay }), ...(clinician && { clinician }) } } : choice;
  };
  return {
    ...scenario,
    visits: scenario.visits.map((visit) => ({
      ...visit,
      turns: Object.fromEntries(
        Object.entries(visit.turns).map(([id, turn]) => {
          const at = `scenarios/${scenario.id}:visits/${visit.id}/turns/${id}/choices`;
          return [id, { ...turn, choices: turn.choices.map((choice) => named(choice, `${at}/${choice.id}`)) }];
        }),
      ),
    })),
  };
}
