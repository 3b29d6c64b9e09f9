/** The examples of `problems.md` are what is tested here: each wrong one is told as its heading says, each right one not at all. */
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordProblems } from '../../authors/words/rules';
import { readSkeletons, readTexts } from '../../authors/words/texts';
import { readTranslations } from '../locale';
import { readOverlay } from '../overlays';
import { readPack } from '../pack';
import { readFiles } from '../read';
import { readScenarios } from '../scenarios';
import { upgradeProblems } from '../upgrade';
import { problemCodes, showProblem, type Problem } from './problem';
import { parseScenario } from './scenario';
import { readYaml } from './source';

interface Example {
  readonly kind: 'wrong' | 'right';
  readonly file: string;
  /** The lines of the base file that begin so are taken away; without it the whole file is. */
  readonly instead: string | undefined;
  /** The base file's line at which the problem is told, where no arrow marks it. */
  readonly at: string | undefined;
  readonly times: number;
  readonly lines: readonly string[];
}

const arrow = /\s*# ←$/;
const catalogue = readFileSync(join(import.meta.dirname, 'problems.md'), 'utf8');
const sections = catalogue.split(/^## /m).slice(1);
const baseFiles = new Map(
  fences(catalogue).flatMap(([info, text]) => {
    const file = /^\w+ file=(\S+)$/.exec(info)?.[1];
    return file === undefined ? [] : [[file, text] as const];
  }),
);

function fences(text: string): [info: string, body: string][] {
  return [...text.matchAll(/^```(\S.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', body = '']) => [info, body]);
}

function examplesIn(section: string): Example[] {
  return fences(section).flatMap(([info, body]) => {
    const [, kind, file = ''] = /^\w+ (wrong|right) in=(\S+)/.exec(info) ?? [];
    if (kind !== 'wrong' && kind !== 'right') return [];
    const named = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(info)?.[1];
    const times = Number(/times=(\d+)/.exec(info)?.[1] ?? 1);
    return [{ kind, file, instead: named('instead'), at: named('at'), times, lines: body.trimEnd().split('\n') }];
  });
}

/** The changed file, and the line at which its problem should be told. */
function applied({ file, instead, at, times, lines }: Example): { text: string; line: number | undefined } {
  const base = (baseFiles.get(file) ?? '').split('\n');
  const start = instead === undefined ? 0 : base.findIndex((line) => line.trimStart().startsWith(instead));
  expect(start, `${file} has a line “${instead}”`).toBeGreaterThanOrEqual(0);
  const indentOf = (line: string) => line.length - line.trimStart().length;
  const indent = instead === undefined ? 0 : indentOf(base[start] ?? '');
  let end = instead === undefined ? base.length : start + 1;
  while (instead !== undefined && end < base.length && indentOf(base[end] ?? '') > indent) end++;
  const name = (n: number) => (n === 1 ? 'more' : n > times ? 'end' : `more-${n}`);
  const written = Array.from({ length: times }, (_, n) =>
    lines.map((line) => line.replaceAll('<this>', name(n + 1)).replaceAll('<next>', name(n + 2))),
  )
    .flat()
    .map((line) => ' '.repeat(indent) + line);
  const all = [...base.slice(0, start), ...written, ...base.slice(end)];
  const marked = all.findIndex((line) => arrow.test(line));
  const line = marked < 0 ? all.findIndex((each) => at !== undefined && each.trimStart().startsWith(at)) : marked;
  return { text: all.map((each) => each.replace(arrow, '')).join('\n'), line: line < 0 ? undefined : line + 1 };
}

let root: string;

function put(place: string, text: string): void {
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
}

function write(file: string, text: string): void {
  put(join(root, file), text);
}

/** Codes that are told together: other languages come after these, and the words themselves last. */
const firstRound = problemCodes.slice(0, problemCodes.indexOf('missing-line'));

/** Everything that is told of the tree in which one file has this text. */
function problemsWith(file: string, text: string): readonly Problem[] {
  write(file, text);
  const scenarios = readScenarios(root);
  const town = readOverlay(root, 'town');
  const files = readFiles(town, ['abe', 'ann']);
  const units = scenarios.read.map(({ unit }) => unit);
  const rounds = [
    () => [...scenarios.problems, ...files.problems],
    () => readPack(town, files.modules).problems,
    () => readTranslations(town, files, units).problems,
    () => upgradeProblems(town),
    () => wordProblems(readTexts(root), readSkeletons()),
  ];
  const found = rounds.reduce<readonly Problem[]>((told, round) => (told.length > 0 ? told : round()), []);
  write(file, baseFiles.get(file) ?? '');
  return found;
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'problems-'));
  baseFiles.forEach((text, file) => {
    write(file, text);
  });
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

test('has a heading for every code, in their order', () => {
  expect(sections.map((section) => section.split('\n')[0])).toEqual([...problemCodes]);
});

test('tells nothing of the files that the examples change', () => {
  baseFiles.forEach((text, file) => {
    expect(problemsWith(file, text).map(showProblem)).toEqual([]);
  });
}, 30_000);

describe.each(sections.map((section) => [section.split('\n')[0] ?? '', section] as const))('%s', (code, section) => {
  const examples = examplesIn(section);

  test('has a sentence, and examples of both kinds', () => {
    expect(section.split('\n')[1]).toMatch(/^\S.*[.]$/);
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(['wrong', 'right']));
  });

  test.each(examples.filter(({ kind }) => kind === 'wrong'))('is told of $lines.0', (example) => {
    const { text, line } = applied(example);
    expect(line, 'the line is marked').toBeDefined();
    const found = problemsWith(example.file, text);
    expect(found.map(({ file, line: told, code: it }) => `${file}:${told} ${it}`)).toEqual([
      `${example.file}:${line} ${code}`,
    ]);
    for (const problem of found) {
      expect(problem.message).toMatch(/^[“A-Z].*[.!?]$/);
      expect(problem.hint ?? 'Yes.').toMatch(/^\S.*[.!?”\w]$/s);
      expect(showProblem(problem)).not.toMatch(/Invalid|expected|undefined|\bnull\b|\bstring\b|\[object/);
    }
  });

  test.each(examples.filter(({ kind }) => kind === 'right'))('is not told of $lines.0', (example) => {
    expect(problemsWith(example.file, applied(example).text).map(showProblem)).toEqual([]);
  });
});

test('every mistake is told at its own line in one run, when each is in a consultation or topic of its own', () => {
  const told = new Map<string, string>();
  const folders = { 'scenarios/ann': ['scenario.yaml'], 'modules/listening': ['module.yaml', 'pages/one.md'] };
  const mistakes = sections.flatMap((section) =>
    examplesIn(section)
      .filter(({ kind }) => kind === 'wrong')
      .map((example) => ({ code: section.split('\n')[0] ?? '', example })),
  );
  const town = mkdtempSync(join(tmpdir(), 'problems-'));
  for (const [file, text] of baseFiles) put(join(town, file), text);
  let count = 0;
  for (const { code, example } of mistakes) {
    const folder = Object.keys(folders).find((each) => example.file.startsWith(`${each}/`));
    // What is told of words and of other languages is told when all else is well.
    if (!folder || !(firstRound as readonly string[]).includes(code)) continue;
    const own = `${folder}-${++count}`;
    const { text, line } = applied(example);
    const renamed = (source: string) => source.replace(/^id: (ann|listening)$/m, `id: ${own.replace(/.*\//, '')}`);
    for (const name of folders[folder as keyof typeof folders])
      put(join(town, own, name), renamed(baseFiles.get(`${folder}/${name}`) ?? ''));
    put(join(town, own, example.file.slice(folder.length + 1)), renamed(text));
    told.set(`${own}${example.file.slice(folder.length)}:${line}`, code);
  }
  const scenarios = readScenarios(town);
  const overlaid = readOverlay(town, 'core');
  const files = readFiles(overlaid, ['abe', 'ann']);
  const pack = readPack(overlaid, files.modules);
  const found = [...scenarios.problems, ...files.problems, ...pack.problems].map(
    ({ file, line, code }) => `${file}:${line} ${code}`,
  );
  rmSync(town, { recursive: true });
  expect(told.size).toBeGreaterThanOrEqual(40);
  expect(found.toSorted()).toEqual([...told].map(([place, code]) => `${place} ${code}`).toSorted());
});

describe('a scenario with several mistakes', () => {
  const base = baseFiles.get('scenarios/ann/scenario.yaml') ?? '';
  const parse = (text: string) => parseScenario(readYaml('scenario.yaml', text), 'ann').problems;

  test('has them told in one go', () => {
    const broken = base
      .replace('start: greet', 'start: gret')
      .replace('object: list', 'object: lists')
      .replace('trust >= 4 and falls', 'trust >= 4 and fals')
      .replace('tells: knee', 'tells: knees')
      .replace('safety: [falls]', 'safety: [fall]');
    expect(parse(broken).map(({ code, hint }) => `${code} ${hint}`)).toEqual([
      'unknown-goto Did you mean “greet”?',
      'unknown-object Did you mean “list”?',
      'unknown-name Did you mean “knee”?',
      'bad-condition Did you mean “falls”?',
      'unknown-safety Did you mean “falls”?',
    ]);
  });

  test('has wrong types and strange keys told in one go, too', () => {
    const broken = base
      .replace('minutes: 10', 'minutes: ten')
      .replace('age: 71', 'aged: 71')
      .replace('move: ADV', 'move: ADVICE');
    expect(parse(broken).map(({ code }) => code)).toEqual(['missing-key', 'unknown-key', 'wrong-type', 'bad-value']);
  });

  test('tells the shape of each visit', () => {
    const second = base
      .slice(base.indexOf('  - id: clinic'))
      .replaceAll('greet', 'again')
      .replaceAll('more', 'later')
      .replace('id: clinic', 'id: home');
    const loops = (base + second).replaceAll('says: You say., goto: end', 'goto: greet').split('id: home');
    const text = [loops[0], loops[1]?.replaceAll('goto: greet', 'goto: again')].join('id: home');
    expect(parse(text).map(({ code, line }) => code + line)).toEqual(['loop32', 'loop84']);
  });

  test.each([
    ['a turn called “end”', 'more:', 'end:', 'bad-id'],
    ['a start that every object has', 'start: greet', 'start: constructor', 'unknown-goto'],
    ['a scene that every object has', 'scene: closing', 'scene: valueOf', 'bad-id'],
    ['a safety fact that every object has', 'safety: [falls]', 'safety: [constructor]', 'unknown-safety'],
  ])('refuses %s', (_, from, to, code) => {
    const codes = parse(base.replace(from, to)).map((problem) => problem.code);
    expect(codes).toContain(code);
  });
});

describe('the parser', () => {
  const house = join(import.meta.dirname, '../../..');
  const read = (file: string) => readFileSync(join(house, file), 'utf8').split('\n');
  const seed = 20_261_124;

  /** A file with one thing done to it that a hurried hand, an editor or a merge may do. */
  function damaged(lines: readonly string[]): fc.Arbitrary<readonly string[]> {
    const line = fc.nat(lines.length - 1);
    const scraps = '|- |: |{|}|[|"|&a|*a|  |\t|null|-1|!!x|? |constructor|__proto__: 1|<<: *a|…|\u0000|---';
    const scrap = fc.constantFrom(...scraps.split('|'));
    return fc.oneof(
      line.map((at) => lines.toSpliced(at, 1)),
      fc.tuple(line, line).map(([from, to]) => lines.toSpliced(to, 0, lines[from] ?? '')),
      fc.tuple(line, scrap).map(([at, text]) => lines.with(at, text)),
      fc
        .tuple(line, scrap, fc.nat(60))
        .map(([at, text, place]) => lines.with(at, `${lines[at]?.slice(0, place)}${text}${lines[at]?.slice(place)}`)),
      fc.tuple(line, fc.nat(30)).map(([at, count]) => lines.toSpliced(at, count)),
      fc.tuple(line, scrap).map(([at, text]) => lines.with(at, `${lines[at]?.split(':')[0]}: ${text}`)),
      line.map((at) => lines.slice(0, at)),
      fc.tuple(line, fc.constantFrom('  ', '    ')).map(([at, indent]) => lines.with(at, indent + (lines[at] ?? ''))),
    );
  }

  function expectPlaced(problems: readonly Problem[], lines: number): void {
    for (const problem of problems) {
      expect(problem.line).toBeGreaterThanOrEqual(1);
      expect(problem.line).toBeLessThanOrEqual(lines);
      expect(problem.column).toBeGreaterThanOrEqual(1);
      expect(problemCodes).toContain(problem.code);
    }
  }

  // A whole consultation takes long to read, so the small one bears most of the damage.
  test.each([
    ['small', 'joan', 1500, read('tests/scenarios/small.yaml')],
    ['real', 'kath', 40, read('scenarios/kath/scenario.yaml')],
  ])(
    'never falls over a damaged %s consultation, and says where it is damaged',
    (_, folder, numRuns, lines) => {
      fc.assert(
        fc.property(damaged(lines), (rest) => {
          const { scenario, problems } = parseScenario(readYaml('scenario.yaml', rest.join('\n')), folder);
          expect(scenario === undefined).toBe(problems.length > 0);
          expectPlaced(problems, rest.length + 1);
        }),
        { numRuns, seed },
      );
    },
    60_000,
  );

  test.each([...baseFiles].filter(([file]) => !file.includes('scenario.yaml')))(
    'never falls over a damaged %s, and says where it is damaged',
    (file, text) => {
      const lines = text.split('\n');
      // Of another file it may say that something in this one is not there.
      const longest = Math.max(...[...baseFiles.values()].map((each) => each.split('\n').length));
      fc.assert(
        fc.property(damaged(lines), (rest) => {
          expectPlaced(problemsWith(file, rest.join('\n')), Math.max(longest, rest.length + 1));
        }),
        { numRuns: 40, seed },
      );
    },
    60_000,
  );

  test('never falls over anything that is YAML, or over anything that is not', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { scenario, problems } = parseScenario(readYaml('scenario.yaml', text), 'ann');
        expect(scenario).toBeUndefined();
        expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
