/**
 * Lines out to translators and back; `--overlay NAME` for those of an organisation, as it has the course.
 *
 * `npm run translate -- list [LANGUAGE]`: how far the languages are, or one of them unit by unit.
 * `npm run translate -- export LANGUAGE [--out DIR]`: all its lines as XLIFF 1.2, into `dist/translate/LANGUAGE`.
 * `npm run translate -- import FILE…`: what translators sent back, into the files of their language.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { languagesIn } from '../content/languages';
import { readTranslation } from '../content/locale';
import { showProblem, type Problem } from '../content/parse/problem';
import { exported } from './export';
import { imported, type Change } from './import';
import { tableOf, tallied, total } from './list';
import { withChanges } from './locale-file';
import { readNotes } from './notes';
import { readUnits } from './units';

const root = process.cwd();
const usage = 'npm run translate -- list [LANGUAGE], export LANGUAGE [--out DIR], or import FILE…; with --overlay NAME';
let overlay = 'core';
const courseIn = once((language) => whole(readUnits(root, overlay, language)));
const translationIn = once((language) => whole(readTranslation(courseIn(language).overlaid, language)));

try {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string' }, overlay: { type: 'string', default: 'core' } },
    allowPositionals: true,
  });
  overlay = values.overlay;
  const [command, ...rest] = positionals;
  const [first] = rest;
  if (command === 'list') list(first);
  else if (command === 'export' && first !== undefined) send(first, values.out ?? `dist/translate/${first}`);
  else if (command === 'import' && first !== undefined) take(rest);
  else throw new Error('What shall be done?');
} catch (reason) {
  console.error(`${reason instanceof Error ? reason.message : String(reason)}\n${usage}`);
  process.exitCode = 1;
}

function list(language: string | undefined): void {
  if (language !== undefined) {
    const rows = tallied(translationIn(language), courseIn(language).units);
    console.log(tableOf([...rows, total(rows, 'all')]));
    return;
  }
  const languages = languagesIn(root);
  const rows = languages.map((each) => total(tallied(translationIn(each), courseIn(each).units), each));
  console.log(rows.length > 0 ? tableOf(rows) : 'The course is in English alone.');
}

function send(language: string, out: string): void {
  const course = courseIn(language);
  const files = exported(translationIn(language), course, readNotes(course.overlaid));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [name, text] of files) writeFileSync(path.join(out, name), text);
  console.log(`${files.size} files in ${out}`);
}

function take(names: readonly string[]): void {
  const known = { languages: languagesIn(root), courseIn, translationIn };
  for (const name of names) {
    const { changes, told } = imported(name, readFileSync(name, 'utf8'), known);
    for (const each of told) console.error(showProblem(each));
    if (told.length > 0) process.exitCode = 1;
    for (const [file, own] of changes) write(file, own);
    if (changes.size === 0) console.log(`${name} changes nothing.`);
  }
}

function write(file: string, changes: readonly Change[]): void {
  const place = path.join(root, file);
  const language = path.basename(file, '.yaml');
  const order = courseIn(language).units.flatMap(({ lines }) => lines.map(({ id }) => id));
  const text = existsSync(place) ? readFileSync(place, 'utf8') : undefined;
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, withChanges(text, language, changes, order));
  console.log(`${file}: ${changes.length} ${changes.length === 1 ? 'line' : 'lines'} taken`);
}

function whole<T extends { readonly problems: readonly Problem[] }>(read: T): T {
  if (read.problems.length === 0) return read;
  throw new Error(`${read.problems.map(showProblem).join('\n')}\n\nSo nothing was done.`);
}

/** Reads a language once, however many files ask for it. */
function once<T>(read: (language: string) => T): (language: string) => T {
  const known = new Map<string, T>();
  return (language) => {
    const found = known.get(language) ?? read(language);
    known.set(language, found);
    return found;
  };
}
