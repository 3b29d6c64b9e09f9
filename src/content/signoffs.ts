/**
 * Who has signed what. A unit is a scenario, a module, or what facilitators use with all of them; its hash changes with whatever its author
 * changes in it, comments and layout aside, so a signature is void as soon as its unit is another, and no other unit’s is.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACK } from './languages';
import { sourceHash } from './lines';
import type { Overlaid } from './overlays';
import { signoffsSchema, type Signoff } from './parse/signoffs';
import type { Problem } from './parse/problem';
import { check, readYaml } from './parse/source';

/** `scenarios/kath`, `modules/agenda-setting`, `modules/pack`: a folder under the root. */
export type UnitId = string;

export interface Ledger {
  readonly signed: readonly Signoff[];
  readonly problems: readonly Problem[];
}

/** Who must have signed: of each role a clinician, or whoever works in it, and somebody who lives with a long-term condition. */
export interface Wanted {
  readonly unit: UnitId;
  /** Roles that it is for; none means any of them. */
  readonly roles: readonly string[];
}

/** The signatures of a unit; none while nobody has signed. */
export function readSignoffs(overlaid: Overlaid, unit: UnitId): Ledger {
  const file = overlaid.find(`${unit}/signoffs.yaml`);
  if (file === undefined) return { signed: [], problems: [] };
  const source = readYaml(file, readFileSync(path.join(overlaid.root, file), 'utf8'));
  const read = check(source, signoffsSchema);
  return { signed: read?.signed ?? [], problems: source.problems };
}

/** Eight characters of what a unit says and how it goes, as an organisation has it. @throws when the unit is not there. */
export function hashOfUnit(overlaid: Overlaid, unit: UnitId): string {
  const read = (file: string) => {
    const place = overlaid.find(`${unit}/${file}`) ?? `${unit}/${file}`;
    return readFileSync(path.join(overlaid.root, place), 'utf8');
  };
  const own = ownOf(overlaid, unit);
  if (unit === PACK) {
    const pack = readYaml('', read('pack.yaml')).value;
    const pages = documentsOf(pack).filter((id) => overlaid.find(`${PACK}/pages/${id}.md`) !== undefined);
    const words = readYaml('', read('words.yaml')).value;
    return hashOf([pack, words, ...pages.map((id) => read(`pages/${id}.md`)), ...own]);
  }
  if (unit.startsWith('scenarios/')) return hashOf([readYaml('', read('scenario.yaml')).value, ...own]);
  const module = readYaml('', read('module.yaml')).value;
  const session = overlaid.find(`${unit}/session.yaml`) ? [readYaml('', read('session.yaml')).value] : [];
  return hashOf([module, ...pagesOf(module).map((page) => read(`pages/${page}.md`)), ...session, ...own]);
}

/** What an organisation words or orders otherwise in a unit; nothing where it takes it as it is, so that one signature holds for all who do. */
function ownOf({ layers, overlay }: Overlaid, unit: UnitId): unknown[] {
  const wording = Object.entries(overlay?.wording ?? {}).filter(
    ([line]) => line.startsWith(`${unit}:`) || line.startsWith(`${unit}/`),
  );
  const changes = layers.map(({ file }) => file.modules?.[unit.replace('modules/', '')]).filter((each) => each);
  return [...wording, ...changes];
}

function pagesOf(module: unknown): string[] {
  return listIn(module, 'pages').map(String);
}

function documentsOf(pack: unknown): string[] {
  return listIn(pack, 'documents').map((each) => (each as { id: string }).id);
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list: unknown =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function hashOf(parts: readonly unknown[]): string {
  return sourceHash(JSON.stringify(parts));
}

/**
 * What a unit’s signatures lack to be whole, each as a sentence.
 *
 * @param today a day as `2027-02-28`: a signature counts until it is to be read again.
 */
export function lackingIn(overlaid: Overlaid, { unit, roles }: Wanted, today: string): string[] {
  const hash = hashOfUnit(overlaid, unit);
  const { signed } = readSignoffs(overlaid, unit);
  const wanted = [
    ...(roles.length > 0 ? roles.map(exactly) : [{ who: 'clinician', is: (role: string) => role !== layTutor }]),
    exactly(layTutor),
  ];
  return wanted.flatMap(({ who, is }) => {
    const own = signed.filter(({ role }) => is(role));
    if (own.some((each) => each.hash === hash && today < each.review)) return [];
    const last = own.at(-1);
    const state = !last
      ? 'nobody has signed'
      : last.hash === hash
        ? `to be read again since ${last.review}`
        : `signed by ${last.name} on ${last.date}, and changed since`;
    return [`${unit} (${hash}), ${who}: ${state}.`];
  });
}

const layTutor = 'lay-tutor';

function exactly(role: string): { who: string; is: (other: string) => boolean } {
  return { who: role, is: (other) => other === role };
}
