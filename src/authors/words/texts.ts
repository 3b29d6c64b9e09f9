/** Every English text that somebody reads: whose voice it is, and where it stands. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isPair, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { blocksOf } from '../../content/parse/page';
import { skeletons } from '../make';

/**
 * `course`: what the course says in its own voice. `teaching`: the same, in a lesson. `choice`: what a learner may say and is well
 * advised to; `costly`: what is meant to go wrong. `person`: how people talk and think.
 */
export type Voice = 'course' | 'teaching' | 'choice' | 'costly' | 'person';

export interface Text {
  readonly file: string;
  readonly voice: Voice;
  /** Without the marks of Markdown. */
  readonly text: string;
  /** Where a part of it stands in the file; where the text begins, when that can’t be found. */
  readonly placeOf: (part: string) => Place;
}

/** Both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

type Keys = readonly (string | number)[];
/** Whose voice a value is in; undefined for ids, codes, conditions, and what only reviewers read. */
type VoiceAt = (keys: Keys, document: Document) => Voice | undefined;

/** Reads all texts of the course under `root`. What is not YAML has none: the parser tells of it. */
export function readTexts(root: string): Text[] {
  const inFolders = (folder: string, name: string) =>
    namesIn(root, folder).flatMap((each) => filesNamed(root, `${folder}/${each}/${name}`));
  const pages = inFolders('modules', 'pages').flatMap((folder) =>
    namesIn(root, folder).map((name) => `${folder}/${name}`),
  );
  const read = (files: readonly string[], textsIn: (file: string, source: string) => Text[]) =>
    files.flatMap((file) => textsIn(file, readFileSync(path.join(root, file), 'utf8')));
  const settings = ['modules/course.yaml', 'scorm/overlays/core/overlay.yaml'].flatMap((file) =>
    filesNamed(root, file),
  );
  const editions = filesNamed(root, 'scorm/editions').flatMap((folder) =>
    namesIn(root, folder).flatMap((name) => (name.endsWith('.yaml') ? [`${folder}/${name}`] : [])),
  );
  return [
    ...read(inFolders('scenarios', 'scenario.yaml'), textsOfScenario),
    ...read(inFolders('modules', 'module.yaml'), textsOfModule),
    ...read(pages, textsOfPage),
    ...read([...inFolders('modules', 'session.yaml'), ...inFolders('modules', 'pack.yaml')], (file, source) =>
      textsOfYaml(file, source, voiceInPack),
    ),
    ...read(editions, (file, source) => textsOfYaml(file, source, voiceInEdition)),
    ...read(settings, (file, source) => textsOfYaml(file, source, voiceInSettings)),
    ...read(filesNamed(root, 'src/i18n/locales/en.json'), (file, source) => textsOfYaml(file, source, () => 'course')),
  ];
}

export function textsOfScenario(file: string, source: string): Text[] {
  return textsOfYaml(file, source, voiceInScenario);
}

export function textsOfModule(file: string, source: string): Text[] {
  return textsOfYaml(file, source, voiceInModule);
}

function namesIn(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder)).sort();
}

function filesNamed(root: string, file: string): string[] {
  return existsSync(path.join(root, file)) ? [file] : [];
}

/** Keys whose value the course says itself, wherever in a scenario they stand. */
const ownKeys = new Set('title place brief pause lay clinician coach because cue words'.split(' '));
/** Top-level tables of a scenario whose values are such texts. */
const ownTables = new Set<unknown>(['objects', 'facts', 'plan', 'notes']);

function voiceInScenario(keys: Keys, document: Document): Voice | undefined {
  const last = keys.at(-1);
  if (last === 'says' && keys.at(-3) === 'choices')
    return document.getIn([...keys.slice(0, -1), 'worth']) === 0 ? 'costly' : 'choice';
  if (last === 'says') return keys.includes('today') ? 'choice' : 'person';
  if (last === 'thinks' || last === 'unsaid') return 'person';
  const isOwn =
    (typeof last === 'string' && ownKeys.has(last)) ||
    (last === 'after' && (keys.includes('endings') || keys.includes('leaves'))) ||
    (keys.length === 2 && ownTables.has(keys[0]));
  return isOwn ? 'course' : undefined;
}

function voiceInModule(keys: Keys): Voice | undefined {
  const [table] = keys;
  if (table === 'title' || table === 'skill' || table === 'summary') return 'teaching';
  const isText = table === 'phrases' || table === 'phrases by role' || table === 'parts' || keys.at(-1) === 'says';
  return isText && keys.at(-1) !== 'lean' ? 'teaching' : undefined;
}

/** Keys of a session or of the pack that hold ids, codes, or what only reviewers read. */
const packIds = new Set(
  'format id step module modules page person together leads who copies needs skills roles minutes sources'.split(' '),
);

function voiceInPack(keys: Keys): Voice | undefined {
  return keys.some((key) => typeof key === 'string' && packIds.has(key)) ? undefined : 'course';
}

function voiceInSettings(keys: Keys): Voice | undefined {
  return (keys.length > 1 && keys[0] !== 'terms') || keys[0] === 'title' || keys[0] === 'strapline'
    ? 'course'
    : undefined;
}

/** Its title, and what ends a first scene. */
function voiceInEdition(keys: Keys): Voice | undefined {
  const last = keys.at(-1);
  if (last === 'today') return 'choice';
  return last === 'title' || last === 'after' ? 'course' : undefined;
}

function textsOfYaml(file: string, source: string, voiceAt: VoiceAt, firstLine = 1): Text[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, logLevel: 'silent' });
  const texts: Text[] = [];
  visit(document, {
    Scalar(key, { value, range }, ancestors) {
      if (key === 'key' || typeof value !== 'string' || !range) return;
      const voice = voiceAt(keysTo(key, ancestors), document);
      if (!voice) return;
      const [start, end] = range;
      const placeOf = (part: string) => {
        const at = lines.linePos(start + offsetIn(source.slice(start, end), part));
        return { line: at.line + firstLine - 1, column: at.col };
      };
      texts.push({ file, voice, text: value, placeOf });
    },
  });
  return texts;
}

/** The path of keys and places in lists that leads to a value. */
function keysTo(key: string | number | null, ancestors: readonly unknown[]): Keys {
  const keys = ancestors.flatMap((node, index): (string | number)[] => {
    if (isPair(node)) return isScalar(node.key) ? [String(node.key.value)] : [];
    const child = ancestors[index + 1];
    if (typeof node !== 'object' || node === null || !('items' in node) || !Array.isArray(node.items)) return [];
    return isPair(child) || child === undefined ? [] : [node.items.indexOf(child)];
  });
  return typeof key === 'number' ? [...keys, key] : keys;
}

export function textsOfPage(file: string, source: string): Text[] {
  const front = /^---\r?\n([\s\S]*?\r?\n)---\r?\n/.exec(source);
  if (!front) return [];
  const sourceLines = source.split('\n');
  const before = front[0].split('\n').length - 1;
  return [
    ...textsOfYaml(file, front[1] ?? '', (keys) => (keys[0] === 'title' ? 'teaching' : undefined), 2),
    ...blocksOf(source.slice(front[0].length)).map(({ line, lines, text }): Text => ({
      file,
      voice: 'teaching',
      text,
      placeOf(part) {
        const first = before + line;
        const block = sourceLines.slice(first, first + lines).join('\n');
        const ahead = block.slice(0, offsetIn(block, part)).split('\n');
        return { line: first + ahead.length, column: (ahead.at(-1)?.length ?? 0) + 1 };
      },
    })),
  ];
}

/** Where a part begins in a source that may break its lines elsewhere and mark its words; 0 when it can’t be found. */
function offsetIn(source: string, part: string): number {
  const words = part.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const found = new RegExp(words.slice(0, 4).join('[^\\p{L}\\p{N}]+'), 'u').exec(source);
  return found?.index ?? 0;
}

/** The texts that `npm run new` writes. */
export function readSkeletons(): Text[] {
  const read = (file: string) => readFileSync(path.join(skeletons, file), 'utf8');
  const pages = readdirSync(path.join(skeletons, 'module/pages')).map((name) => `module/pages/${name}`);
  return [
    ...textsOfScenario('scenario/scenario.yaml', read('scenario/scenario.yaml')),
    ...textsOfModule('module/module.yaml', read('module/module.yaml')),
    ...pages.flatMap((page) => textsOfPage(page, read(page))),
  ];
}
