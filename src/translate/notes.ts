/** What a translator is told of a line: where it stands, who says it and how, what it does, how long it is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Line, Unit } from '../content/lines';
import type { Overlaid } from '../content/overlays';
import { readYaml } from '../content/parse/source';
import { scriptsOf } from '../review/script';
import interfaceNotes from '../i18n/locales/en.notes.json';
import type { Strings } from '../i18n/strings';

export interface Note {
  /** What the note is about: `speaker`, `tone`. */
  readonly from: string;
  readonly says: string;
}

export interface Notes {
  readonly on: (line: Line) => readonly Note[];
  /** On a unit as a whole; may be empty. */
  readonly about: (unit: Unit) => string;
}

export function readNotes(overlaid: Overlaid): Notes {
  // The places to fill in are named, not filled: a note is the same for every organisation.
  const scripts = scriptsOf(overlaid, { person: '…', people: '…', aPerson: '…', Person: '…' });
  const rows = new Map(
    scripts.flatMap(({ sections }) =>
      sections.flatMap(({ title, rows }) => rows.map((row) => [row.id, { ...row, section: title }] as const)),
    ),
  );
  return {
    on: (line) => {
      const row = rows.get(line.id);
      const notes: readonly [string, string | undefined][] = [
        ['place', row?.section],
        ['speaker', row?.speaker],
        ['tone', row?.tone],
        ['move', row?.move],
        ['when', row?.why],
        ['meaning', line.id.startsWith('src/i18n:') ? interfaceNote(line) : line.meaning],
        ['length', lengthOf(line)],
      ];
      return notes.flatMap(([from, says]) => (says ? [{ from, says }] : []));
    },
    about: ({ id, file }) => {
      if (!id.startsWith('scenarios/')) return '';
      const { value } = readYaml(file, readFileSync(path.join(overlaid.root, file), 'utf8'));
      return personIn(value as Parameters<typeof personIn>[0]);
    },
  };
}

interface Cast {
  readonly person: { readonly name: string; readonly age: number; readonly pronoun: string };
  readonly setting: string;
  readonly roles: readonly string[];
}

function personIn({ person: { name, age, pronoun }, setting, roles }: Cast): string {
  return `${name}, ${age}, ${pronoun}. Setting: ${setting}. “You” are: ${roles.join(' or ')}.`;
}

/** The interface’s own note, by the line’s name without the ending of a plural or a pronoun. */
function interfaceNote({ path: keys }: Line): string | undefined {
  const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other|she|he|they)$/, '');
  const found = keys.reduce<Strings | string | undefined>(
    (at, key) => (typeof at === 'object' ? at[stem(String(key))] : undefined),
    interfaceNotes,
  );
  return typeof found === 'string' ? found : undefined;
}

/** In words of the English, and where another length would give something away. */
function lengthOf({ id, text, rows }: Line): string {
  const count = text.split(/\s+/).filter((word) => word !== '').length;
  const words = count === 1 ? '1 word' : `${count} words`;
  if (rows) return `${words} in ${text.split('\n').length} rows, one beneath the other.`;
  if (/(^|\/)choices\/[a-v]\/says$/.test(id))
    return `${words}. Keep the options of one turn about equally long, or the best one shows.`;
  return `${words}.`;
}
