/** A YAML text that remembers where everything stands, and the gathering of problems in it. */
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { didYouMean, type Problem, type ProblemCode } from './problem';

export type Path = readonly (string | number)[];

export interface Source {
  readonly file: string;
  /** Everything reported so far, in the order of finding. */
  readonly problems: Problem[];
  /** The YAML as plain values; undefined when it is not YAML at all. */
  readonly value: unknown;
  /** Reports a mistake at a path; the nearest place that exists is used. */
  report(path: Path, code: ProblemCode, message: string, hint?: string): void;
}

/**
 * @param firstLine the line of the file at which `text` begins, from 1: front matter does not stand at the top.
 */
export function readYaml(file: string, text: string, firstLine = 1): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const problems: Problem[] = [];
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
  };
  for (const error of [...document.errors, ...document.warnings]) {
    const message = error.message.charAt(0).toUpperCase() + error.message.slice(1);
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
        line: firstLine,
        column: 1,
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
    report(path, code, message, hint) {
      problems.push({ file, ...placeOf(offsetOf(document, path)), code, message, ...(hint !== undefined && { hint }) });
    },
  };
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

function reportIssue(source: Source, issue: z.core.$ZodIssue, schema: z.ZodType): void {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const name = path.join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      source.report(
        [...path, key],
        'unknown-key',
        `“${key}” is not a key that belongs here.`,
        didYouMean(key, keysOf(schema)),
      );
    }
    return;
  }
  if (issue.code === 'invalid_union') {
    const first = issue.errors.find((errors) => errors.length > 0)?.[0];
    source.report(
      path,
      'wrong-type',
      `“${name}” is in none of the forms it may have.`,
      first && `For one: ${first.message}`,
    );
    return;
  }
  const value = path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    source.value,
  );
  if (value === undefined) {
    source.report(path, 'missing-key', `“${name}” is missing.`, issue.message);
  } else if (issue.code === 'invalid_value') {
    const wanted = issue.values.map(String);
    source.report(
      path,
      'bad-value',
      `“${String(value)}” can't stand for “${name}”.`,
      didYouMean(String(value), wanted) ?? `One of: ${wanted.join(', ')}.`,
    );
  } else {
    source.report(path, issue.code === 'invalid_type' ? 'wrong-type' : 'bad-value', `“${name}”: ${issue.message}.`);
  }
}

/** Every key that a schema knows anywhere: what an unknown one was probably meant to be. */
function keysOf(schema: z.ZodType): string[] {
  const keys = new Set<string>();
  JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }), (name, value: unknown) => {
    if (name === 'properties' && typeof value === 'object' && value !== null)
      Object.keys(value).forEach((key) => keys.add(key));
    return value;
  });
  return [...keys];
}
