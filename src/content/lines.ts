/**
 * The course's lines: every text that somebody reads. Only this file knows what a line is called and how its words are hashed; the
 * schemas say which values are lines, by `line` and nothing else.
 *
 * A line is named by its path in its own file, with the author's ids in place of positions:
 * `scenarios/kath:visits/review/turns/inhalers/choices/a/replies/[screen]/says`. What stands in a list goes by its `id`, or by the page,
 * person, step or tutor that it is of; a reply or phrase by what it hangs on, in square brackets: `[screen]`, `[late.b]`, `[otherwise]`
 * for what hangs on nothing. A second one of the same name is counted: `lay 2`.
 * So a line keeps its name when it is worded anew or moved within its list, and a reply loses it when it begins to answer something else.
 * A list of plain texts is one line: its texts are the rows.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { line } from './parse/schema';
import type { Path, Source } from './parse/source';

export interface Line {
  /** Unit, colon, path: unique in the course. The unit is a folder or file: `scenarios/kath`, `modules/course`, `scorm/editions/silver`. */
  readonly id: string;
  /** As the author typed it; the texts of a list are its rows. */
  readonly text: string;
  /** The English line that it is made from, where that has another name: of a plural form that English lacks. */
  readonly from?: string;
  /** Where it stands in its file, for a problem's place. */
  readonly path: Path;
  /** Whether it is a list: then every other wording has as many rows. */
  readonly rows: boolean;
  /** What the schema says of it, for whoever writes or translates it. */
  readonly meaning?: string;
}

/** The lines of one file, and where each stands in it. */
export interface Unit {
  readonly id: string;
  readonly file: string;
  readonly lines: readonly Line[];
  readonly placeOf: (line: Line) => { readonly line: number; readonly column: number };
}

/** The words that a line is given instead of its own. */
export type Words = (line: Line) => string;

/** @param value what the source holds, after the schema has checked it. */
export function unitOf<T>(id: string, source: Source, schema: z.ZodType<T>, value: T): Unit {
  return { id, file: source.file, lines: linesOf(id, schema, value), placeOf: ({ path }) => source.placeOf(path) };
}

/** The unit in a line’s id. */
export function unitNamed(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** Eight letters a–p that change with the words: what a translation or an organisation's own wording was made from. Letters, as YAML reads `12e45678` as a number. */
export function sourceHash(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return digits.replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(parseInt(digit, 16)));
}

/** All lines of a value, in the file’s order. */
export function linesOf<T>(unit: string, schema: z.ZodType<T>, value: T): Line[] {
  const lines: Line[] = [];
  mapLines(unit, schema, value, (each) => {
    lines.push(each);
    return each.text;
  });
  return lines;
}

/** @returns the value with other words for its lines, and all that is no line as it was. */
export function mapLines<T>(unit: string, schema: z.ZodType, value: T, words: Words): T {
  return walk(schema, value, { unit, names: [], path: [] }, words) as T;
}

interface Place {
  readonly unit: string;
  readonly names: readonly string[];
  readonly path: Path;
  readonly meaning?: string | undefined;
}

function walk(schema: z.ZodType, value: unknown, before: Place, words: Words): unknown {
  const place = { ...before, meaning: schema.description ?? before.meaning };
  const within = (inner: unknown, each: unknown, key: string | number, name?: string) =>
    walk(inner as z.ZodType, each, stepInto(place, key, name), words);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return value === undefined ? value : walk(schema.unwrap() as z.ZodType, value, place, words);
  if (schema instanceof z.ZodUnion) {
    const options = schema.options as readonly z.ZodType[];
    const fits = options.find((option) => option.safeParse(value).success);
    return fits ? walk(fits, value, place, words) : value;
  }
  if (isLine(schema) && typeof value === 'string') return words(lineAt(place, value, false));
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    if (isLine(schema.element)) return words(lineAt(place, value.join('\n'), true)).split('\n');
    const names = namesInList(value);
    return value.map((each: unknown, index) => within(schema.element, each, index, names[index]));
  }
  if (typeof value !== 'object' || value === null) return value;
  const valueOf = (key: string): unknown => {
    if (schema instanceof z.ZodRecord) return schema.valueType;
    if (schema instanceof z.ZodObject)
      return Object.hasOwn(schema.shape, key) ? schema.shape[key] : schema.def.catchall;
    return undefined;
  };
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const inner = valueOf(key);
      return [key, inner === undefined ? (each as unknown) : within(inner, each, key, key)];
    }),
  );
}

/** `line` itself, and `line` with a description. */
function isLine(schema: unknown): boolean {
  return schema instanceof z.ZodString && schema.def === line.def;
}

function lineAt({ unit, names, path, meaning }: Place, text: string, rows: boolean): Line {
  return { id: `${unit}:${names.join('/')}`, text, path, rows, ...(meaning !== undefined && { meaning }) };
}

function stepInto({ unit, names, path }: Place, key: string | number, name: string | undefined): Place {
  return { unit, names: name === undefined ? names : [...names, name], path: [...path, key] };
}

function namesInList(list: readonly unknown[]): readonly (string | undefined)[] {
  const names = list.map(nameInList);
  return names.map((name, index) => {
    const earlier = names.slice(0, index).filter((each) => each === name).length;
    return name === undefined || earlier === 0 ? name : `${name} ${earlier + 1}`;
  });
}

/** Keys whose value a row is known by. */
const namers = ['id', 'page', 'person', 'step', 'who'] as const;

/** A list within a list, as a group of the account is, adds nothing to the name. */
function nameInList(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const row = value as Partial<Record<(typeof namers)[number] | 'said' | 'when', unknown>>;
  const namer = namers.find((key) => row[key] !== undefined);
  if (namer !== undefined) return String(row[namer]);
  const { said, when } = row;
  const basis = [said, when].flat().filter((each) => each !== undefined);
  return basis.length > 0 ? `[${basis.join(', ')}]` : '[otherwise]';
}
