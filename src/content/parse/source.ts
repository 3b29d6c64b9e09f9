/** A YAML text that remembers where everything stands, and the gathering of problems in it. */
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';
import { didYouMean, type Problem, type ProblemCode } from './problem';

export type Path = readonly (string | number)[];

export interface Source {
  readonly file: string;
  /** Everything reported so far, in the order of finding. */
  readonly problems: Problem[];
  /** The YAML as plain values; undefined when it is not YAML at all. */
  readonly value: unknown;
  /** Where a path stands; the nearest place that exists. Both from 1. */
  placeOf(path: Path): { line: number; column: number };
  /** Reports a mistake at a path; the nearest place that exists is used. */
  report(path: Path, code: ProblemCode, message: string, hint?: string): void;
}

interface Parsed {
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The texts last asked for. A text with all its places weighs many times its words, and a course has a thousand. */
const recent: Parsed[] = [];

/** What stands where in a text: read again if others have been asked for since. */
function parsed(text: string): Parsed {
  const known = recent.find((each) => each.text === text);
  if (known) return known;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const fresh = { text, document, lines };
  recent.unshift(fresh);
  recent.splice(4);
  return fresh;
}

/**
 * @param firstLine the line of the file at which `text` begins, from 1: front matter does not stand at the top.
 */
export function readYaml(file: string, text: string, firstLine = 1): Source {
  const { document } = parsed(text);
  const problems: Problem[] = [];
  const placeOf = (offset: number) => {
    const { line, col } = parsed(text).lines.linePos(offset);
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
  };
  for (const error of [...document.errors, ...document.warnings]) {
    const message = sentence(error.message.charAt(0).toUpperCase() + error.message.slice(1));
    const hint =
      error.code === 'DUPLICATE_KEY'
        ? 'Give each key once; the second would silently win.'
        : 'A line with “: ” or “#” inside wants quotes around it, and indents are two spaces.';
    problems.push({ file, ...placeOf(error.pos[0]), code: 'bad-yaml', message, hint });
  }
  let value: unknown;
  if (document.errors.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: 0 });
    } catch {
      problems.push({
        file,
        ...placeOf(firstAlias(document)),
        code: 'bad-yaml',
        message: 'Anchors and aliases are not used here.',
        hint: 'Write the lines out.',
      });
    }
  }
  return {
    file,
    problems,
    value,
    placeOf: (path) => placeOf(offsetOf(parsed(text).document, path)),
    report(path, code, message, hint) {
      problems.push({ file, ...this.placeOf(path), code, message, ...(hint !== undefined && { hint }) });
    },
  };
}

function firstAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias(_, { range }) {
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** Where the deepest existing part of a path begins; a key rather than its value, where there is one. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => (isScalar(key) ? key.value : key) === last);
      if (isPair(pair) && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) && document.contents.range ? document.contents.range[0] : 0;
}

/**
 * Checks a source's value against a schema and reports every mistake at its place.
 *
 * @returns the value with its type, or undefined when anything was wrong.
 */
export function check<T>(source: Source, schema: z.ZodType<T>): T | undefined {
  if (source.problems.length > 0) return undefined;
  const result = schema.safeParse(source.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(source, issue, schema);
  return undefined;
}

type Issue = z.core.$ZodIssue;

function reportIssue(source: Source, issue: Issue, schema: z.ZodType): void {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const say = (code: ProblemCode, message: string, hint?: string): void => {
    source.report(path, code, message, hint);
  };
  const value = path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, part) ? (Reflect.get(at, part) as unknown) : undefined,
    source.value,
  );
  const name = nameOf(path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys)
      source.report(
        [...path, key],
        'unknown-key',
        `“${key}” is not a key that belongs here.`,
        didYouMean(key, keysOf(schema)) ?? 'Take it out, or look where it belongs.',
      );
  } else if (issue.code === 'invalid_key') {
    say('bad-id', `“${String(path.at(-1))}” can’t be an id.`, issue.issues[0] && sentence(issue.issues[0].message));
  } else if (value === undefined) {
    say('missing-key', `“${name}” is missing.`, `It wants ${wantedBy(issue)}.`);
  } else if (value === null) {
    say('wrong-type', `“${name}” is empty.`, `It wants ${wantedBy(issue)}; or take the line out.`);
  } else if (issue.code === 'invalid_union') {
    reportUnion(source, issue, schema, name, value);
  } else if (issue.code === 'invalid_value') {
    const wanted = issue.values.map(String);
    say('bad-value', `“${shown(value)}” can’t stand for “${name}”.`, meant(value, wanted));
  } else if (issue.code === 'invalid_type') {
    say('wrong-type', `“${name}” can’t be “${shown(value)}”.`, `It wants ${wantedBy(issue)}.`);
  } else if (issue.code === 'invalid_format' && issue.format === 'regex') {
    say('bad-id', `“${shown(value)}” can’t be an id.`, sentence(issue.message));
  } else if (issue.code === 'too_small' || issue.code === 'too_big') {
    const limit = limitOf(issue);
    const measured =
      typeof value === 'number' ? `is ${value}` : Array.isArray(value) ? `has ${value.length} entries` : 'is empty';
    say('bad-value', `“${name}” ${measured}.`, measured === 'is empty' ? 'Write a text.' : sentence(limit));
  } else {
    say('bad-value', `“${shown(value)}” can’t stand for “${name}”.`, sentence(issue.message));
  }
}

/** What may have several forms: the mistake in the form that is nearest, where one is. */
function reportUnion(
  source: Source,
  issue: z.core.$ZodIssueInvalidUnion,
  schema: z.ZodType,
  name: string,
  value: unknown,
): void {
  const nearest = issue.errors
    .filter((errors) => errors.some(({ path }) => path.length > 0))
    .sort((one, other) => one.length - other.length)[0];
  if (nearest) {
    for (const each of nearest) reportIssue(source, { ...each, path: [...issue.path, ...each.path] }, schema);
    return;
  }
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const values = issue.errors.flat().flatMap((each) => (each.code === 'invalid_value' ? each.values.map(String) : []));
  const isOneOf = issue.errors.flat().every(({ code }) => code === 'invalid_value');
  source.report(
    path,
    isOneOf ? 'bad-value' : 'wrong-type',
    `“${shown(value)}” can’t stand for “${name}”.`,
    isOneOf ? meant(value, values) : `It wants ${wantedBy(issue)}.`,
  );
}

/** The key itself, or the list and which of its entries. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'string' ? last : `${path.at(-2) ?? 'entry'} ${last + 1}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'keys and their values',
  record: 'keys and their values',
};

function wantedBy(issue: Issue): string {
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? 'something else';
  if (issue.code === 'invalid_value')
    return issue.values.length === 1 ? `“${issue.values.join()}”` : `one of: ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_union')
    return [...new Set(issue.errors.flatMap(([first]) => (first ? [wantedBy(first)] : [])))].join(', or ');
  return 'a value';
}

function limitOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (issue.code === 'too_big') return `${issue.maximum} is the most`;
  return issue.inclusive === false ? `It wants more than ${issue.minimum}` : `${issue.minimum} is the least`;
}

function meant(value: unknown, wanted: readonly string[]): string {
  return didYouMean(String(value), wanted) ?? `One of: ${wanted.join(', ')}.`;
}

/** A value as a message may quote it: never a whole paragraph. */
function shown(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

const knownKeys = new WeakMap<z.ZodType, ReadonlySet<string>>();

/** Every key that a schema knows anywhere: what an unknown one was probably meant to be. */
function keysOf(schema: z.ZodType): ReadonlySet<string> {
  const known = knownKeys.get(schema);
  if (known) return known;
  const keys = new Set<string>();
  JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }), (name, value: unknown) => {
    if (name === 'properties' && typeof value === 'object' && value !== null)
      Object.keys(value).forEach((key) => keys.add(key));
    return value;
  });
  knownKeys.set(schema, keys);
  return keys;
}
