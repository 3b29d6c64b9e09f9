/** A scenario or module as its reviewers read it: every line with its id, who says it, what move it is, when it is said and what follows. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Line, Unit } from '../content/lines';
import { nameOfMove } from '../content/moves';
import type { Overlaid } from '../content/overlays';
import { readYaml, type Path } from '../content/parse/source';
import { readPack } from '../content/pack';
import { PACK } from '../content/languages';
import { readFiles } from '../content/read';
import { readScenarios, scenarioIds } from '../content/scenarios';
import { hashOfUnit, type UnitId } from '../content/signoffs';
import { fillTerms, fillTitle } from '../content/terms';
import type { Terms } from '../course/course';
import type { MoveCode } from '../engine/moves';

export interface Row {
  /** The line’s own id, as `src/content/lines.ts` makes it. */
  readonly id: string;
  /** `file:line:column`. */
  readonly place: string;
  readonly speaker: string;
  readonly says: string;
  /** How it is said: posture, what is seen or heard, which way it leans. Empty where nothing of this is written. */
  readonly tone: string;
  readonly move: string;
  /** When it is said, and what follows from it. */
  readonly why: string;
}

export interface Script {
  readonly unit: UnitId;
  readonly title: string;
  readonly hash: string;
  readonly sections: readonly { readonly title: string; readonly rows: readonly Row[] }[];
}

/**
 * Every scenario and module of an organisation’s course, a module with its pages and its session, and what facilitators use with all of them, in its own
 * words; those with problems are left to the parser, which tells of them.
 */
export function scriptsOf(overlaid: Overlaid, terms: Terms): Script[] {
  const scenarios = readScenarios(overlaid.root, [], overlaid).read.map(({ unit }) => unit);
  const course = readFiles(overlaid, scenarioIds(overlaid.root, overlaid));
  const files = course.units;
  const room = readPack(overlaid, course.modules);
  const modules = files.filter(({ file }) => file.endsWith('/module.yaml'));
  const pagesOf = ({ id }: Unit) => files.filter((page) => page.id.startsWith(`${id}/pages/`));
  const scripts = [
    ...scenarios.map((unit) => scriptOf(overlaid, unit, [])),
    ...modules.map((unit) =>
      scriptOf(
        overlaid,
        unit,
        pagesOf(unit),
        room.units.find(({ id }) => id === `${unit.id}/session`),
      ),
    ),
    ...(room.words ? [packScript(overlaid, room.units, room.words.index.title)] : []),
  ];
  return fillTitle(fillTerms(scripts, terms), overlaid.overlay?.title ?? '');
}

/** What a value of a source may hold; it was checked when its unit was made. */
type Table = Readonly<Record<string, unknown>>;

function scriptOf(overlaid: Overlaid, unit: Unit, pages: readonly Unit[], session?: Unit): Script {
  const value = readYaml(unit.file, readFileSync(path.join(overlaid.root, unit.file), 'utf8')).value as Table;
  const isScenario = unit.id.startsWith('scenarios/');
  const rows: [section: string, row: Row][] = [];
  const put = (section: string, row: Row) => rows.push([section, row]);
  const explained = new Set<unknown>();
  for (const line of unit.lines) {
    // A role's own line stands for another: it is said where that one is, by the same person, with the same move.
    const [table, role, name] = line.path;
    const written = table === 'as' ? unit.lines.find(({ id }) => id === `${unit.id}:${String(name)}`) : undefined;
    const { path: keys } = written ?? line;
    const holder = at(value, keys.slice(0, -1));
    // What a reply hangs on and leads to is said once, at the first of its lines.
    const why = keys[0] !== 'visits' || explained.has(holder) ? '' : whyOf(holder);
    explained.add(holder);
    const section = isScenario ? momentOf(value, keys) : partOf(keys);
    put(written ? `As ${String(role)}: ${section}` : section, {
      ...placed(unit, line),
      speaker: isScenario ? speakerOf(value, keys) : String(keys.at(-1)),
      tone: keys[0] === 'visits' ? toneOf(keys, holder) : '',
      move: moveOf(keys, holder),
      why: written ? `instead of “${written.text}”` : why,
    });
  }
  for (const page of pages) for (const line of page.lines) put(pageNamed(page), readOut(page, line));
  for (const line of session?.lines ?? [])
    put(`In the room: ${stepOr(line.path)}`, readOut({ ...unit, ...session }, line));
  return {
    unit: unit.id,
    title: String(value['title']),
    hash: hashOfUnit(overlaid, unit.id),
    sections: sectionsOf(rows),
  };
}

function packScript(overlaid: Overlaid, units: readonly Unit[], title: string): Script {
  const own = units.filter(({ id }) => id === PACK || id.startsWith(`${PACK}/`));
  const rows = own.flatMap((unit) => unit.lines.map((line) => [entryOf(unit, line), readOut(unit, line)] as const));
  return { unit: PACK, title, hash: hashOfUnit(overlaid, PACK), sections: sectionsOf(rows) };
}

/** Tables of the pack in which an entry is several lines that are read together. */
const entries = new Set(['steps', 'workshops', 'cards', 'emails', 'rules']);

/** Of what facilitators use with every topic, the table, and of some the entry: `cards: yes-but`. */
function entryOf(unit: Unit, { id }: Line): string {
  if (unit.id.startsWith(`${PACK}/pages/`)) return pageNamed(unit);
  const [table = '', entry] = id.slice(unit.id.length + 1).split('/');
  if (unit.id !== PACK) return `Words: ${table}`;
  return entries.has(table) ? `${table}: ${entry}` : table;
}

/** Rows by their section, in the order in which each first comes. */
function sectionsOf(rows: readonly (readonly [section: string, row: Row])[]): Script['sections'] {
  const titles = [...new Set(rows.map(([title]) => title))];
  return titles.map((title) => ({ title, rows: rows.flatMap(([section, row]) => (section === title ? [row] : [])) }));
}

function pageNamed({ file }: Unit): string {
  return `Page: ${path.basename(file, '.md')}`;
}

/** A line of a page, or of what is done in the room: nobody’s, or a tutor’s. */
function readOut(unit: Unit, line: Line): Row {
  const speaker = tutorOf(line) ?? String(line.path.findLast((key) => typeof key === 'string'));
  return { ...placed(unit, line), speaker, tone: '', move: '', why: '' };
}

function placed(unit: Unit, line: Line): Pick<Row, 'id' | 'place' | 'says'> {
  const { line: row, column } = unit.placeOf(line);
  return { id: line.id, place: `${unit.file}:${row}:${column}`, says: line.text };
}

function at(value: unknown, keys: Path): unknown {
  return keys.reduce<unknown>((inner, key) => (isTable(inner) ? inner[key] : undefined), value);
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null;
}

/** Where in the consultation a line belongs: a turn by its scene and id, all else by its table. */
function momentOf(value: Table, keys: Path): string {
  const [table, index, within, id] = keys;
  if (table !== 'visits') return table === 'title' || table === 'notes' ? 'Who this is' : String(table);
  const visit = at(value, ['visits', index ?? 0]) as Table;
  const title = `${String(visit['title'])}`;
  if (within !== 'turns')
    return `${title}: ${typeof at(visit, [within ?? '']) === 'object' ? String(within) : 'where and when'}`;
  const scene = at(visit, ['scenes', String(at(visit, ['turns', id ?? '', 'scene'])), 'title']);
  return `${title}: ${String(scene)}: ${String(id)}`;
}

/** A step by its id, all else by its table. */
function stepOr([table, id]: Path): string {
  return table === 'steps' ? String(id) : String(table);
}

/** Which of the two tutors says a line of a step; undefined of all that is not said. */
function tutorOf({ id }: Pick<Line, 'id'>): string | undefined {
  return speakers[/\/says\/(lay|clinician)( \d+)?\/says$/.exec(id)?.[1] ?? ''];
}

function partOf([table, id]: Path): string {
  return table === 'parts'
    ? `Part: ${String(id)}`
    : table === 'phrases' || table === 'phrases by role' || table === 'commitments'
      ? table
      : 'The topic';
}

/** Who says a line, or what it is where nobody does. */
function speakerOf(value: Table, keys: Path): string {
  const name = String(at(value, ['person', 'name']));
  const last = keys.at(-1);
  if (last === 'says' && keys.at(-3) === 'choices') return `You, ${String(at(value, [...keys.slice(0, -1), 'id']))}`;
  if (last === 'says') return keys.includes('today') ? 'You, today' : name;
  if (last === 'thinks') return `${name} thinks`;
  if (last === 'unsaid') return `${name}, unsaid`;
  return speakers[String(last)] ?? String(typeof last === 'number' ? keys.at(-2) : last);
}

const speakers: Readonly<Record<string, string>> = {
  lay: 'Lay tutor',
  clinician: 'Clinician tutor',
  coach: 'Coach',
  cue: 'Seen or heard',
  because: 'What came back',
  words: 'In the plan',
  after: 'Afterwards',
  pause: 'At the pause',
};

const worths = ['costly', 'fair', 'apt'];

function moveOf(keys: Path, holder: unknown): string {
  if (keys.at(-1) !== 'says' || keys.at(-3) !== 'choices' || !isTable(holder)) return '';
  return `${nameOfMove(holder['move'] as MoveCode)} (${worths[Number(holder['worth'])] ?? ''})`;
}

/** Of what somebody says or thinks: their posture, what is seen or heard of them, and which way the words lean. */
function toneOf(keys: Path, holder: unknown): string {
  if (!['says', 'thinks'].includes(String(keys.at(-1))) || !isTable(holder)) return '';
  const { posture, cue, talk } = holder;
  const leans = isTable(talk)
    ? Object.entries(talk).map(([way, about]) => `${way} talk${typeof about === 'string' ? ` (${about})` : ''}`)
    : [talk];
  return [posture, cue, ...leans]
    .filter((each) => each !== undefined)
    .map(String)
    .join('; ');
}

/** The conditions and consequences of a reply, choice, ending or phrase, in the words in which they are written. */
function whyOf(holder: unknown): string {
  if (!isTable(holder) || Array.isArray(holder)) return '';
  const list = (key: string) =>
    [holder[key]]
      .flat()
      .filter((each) => each !== undefined)
      .map(String)
      .join(', ');
  const named = ([key, words]: readonly [string, string]) => (list(key) === '' ? [] : [`${words} ${list(key)}`]);
  const effect = Object.entries(isTable(holder['effect']) ? holder['effect'] : {}).map(
    ([scale, by]) => `${scale} ${typeof by === 'number' && by > 0 ? '+' : ''}${String(by)}`,
  );
  const later = at(holder, ['later', 'at']);
  return [
    ...named(['kind', 'ends']),
    ...named(['when', 'if']),
    ...named(['said', 'after']),
    ...effect,
    ...named(['facts', 'then true:']),
    ...named(['tells', 'tells of']),
    ...named(['holds', 'holds']),
    ...named(['agrees', 'agrees to']),
    ...named(['closes', 'closes']),
    ...(later === undefined ? [] : [`comes back at ${String(later)}`]),
    ...named(['goto', 'leads to']),
  ].join('; ');
}
