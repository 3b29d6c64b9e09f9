/** An author's mistake, as a value: gathered, shown all at once, never thrown. */

export interface Problem {
  /** Path from the project's root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** A code of `problems.md`. */
  readonly code: ProblemCode;
  readonly message: string;
  /** What was probably meant, or what to do. */
  readonly hint?: string;
}

/** Every code, in the order of `problems.md`. */
export const problemCodes = [
  'bad-yaml',
  'unknown-key',
  'missing-key',
  'wrong-type',
  'bad-value',
  'wrong-folder',
  'bad-id',
  'duplicate-id',
  'unknown-name',
  'bad-condition',
  'unknown-goto',
  'missing-goto',
  'unknown-scene',
  'unknown-object',
  'unknown-said',
  'guarded-last-reply',
  'unguarded-reply',
  'unguarded-leave',
  'guarded-last-ending',
  'unguarded-ending',
  'baseless-phrase',
  'guarded-last-today',
  'unreachable-turn',
  'loop',
  'too-long',
  'too-many-turns',
  'later-not-ahead',
  'unknown-safety',
  'unbriefed-role',
  'said-twice',
  'missing-file',
  'unknown-person',
  'unknown-module',
  'unknown-page',
  'unknown-part',
  'unknown-word',
  'long-page',
  'html-in-page',
  'no-front-matter',
  'unknown-topic',
  'unknown-overlay',
  'unknown-voice',
  'low-contrast',
  'minutes-off',
  'unknown-step',
  'missing-line',
  'stale-line',
  'extra-line',
  'lost-mark',
  'stale-own',
  'gone-own',
  'unmarked-own',
  'listed-word',
  'long-sentence',
  'long-sentences',
  'left-over',
  'shared-line',
  'stock-phrase',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** `file:line:col code / message / hint`, as an editor can jump to. */
export function showProblem(problem: Omit<Problem, 'code'> & { readonly code: string }): string {
  const { file, line, column, code, message, hint } = problem;
  return [`${file}:${line}:${column} ${code}`, `  ${message}`, ...(hint ? [`  ${hint}`] : [])].join('\n');
}

/** The name that was probably meant, as a sentence; undefined when nothing is near. */
export function didYouMean(wrong: string, names: Iterable<string>): string | undefined {
  const near = [...names]
    .map((name) => ({ name, far: distance(wrong.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(Math.max(name.length, wrong.length) / 3)))
    .filter(({ name, far }) => far < name.length)
    .sort((one, other) => one.far - other.far)[0];
  return near && `Did you mean “${near.name}”?`;
}

/** Levenshtein distance: letters to add, drop or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
