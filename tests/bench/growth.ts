/** What ten, a hundred and a thousand people cost whoever builds the course, and what they cost the learner who meets one of them. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { readApp } from '../../scorm/package/app';
import { makePackage } from '../../scorm/package/package';
import { makeNew } from '../../src/authors/make';
import { readCourse } from '../../src/content/course';
import { readScenarios } from '../../src/content/scenarios';
import { proveScenario } from '../../src/prove/report';
import type { Figure, Group } from './figures';

const COUNTS = [10, 100, 1000] as const;

interface Grown {
  readonly reading: number;
  readonly proving: number;
  readonly packing: number;
  /** The most that the process ever had. */
  readonly megabytes: number;
  /** Of a package with the first person alone. */
  readonly zip: number;
  /** What that package’s page asks for before anything shows, the page included. */
  readonly opening: number;
}

/** Each count in a process of its own, so that the memory is its own. A thousand may take ten times what a hundred take. */
export function measureGrowth(house: string): Group {
  const grown = COUNTS.map((count) => ({ count, ...growTo(house, count) }));
  const figures = grown.flatMap(({ count, reading, proving, packing, megabytes, zip, opening }, place): Figure[] => {
    const before = grown[place - 1];
    const most = (one: keyof Grown, times: number) => (before ? { target: round(before[one] * times) } : {});
    const people = `${count.toLocaleString('en-GB')} people`;
    return [
      { name: `${people}: read and checked`, value: reading, unit: 's', ...most('reading', 10) },
      { name: `${people}: proved, one after another`, value: proving, unit: 's', ...most('proving', 10) },
      { name: `${people}: all in one package`, value: packing, unit: 's', ...most('packing', 10) },
      { name: `${people}: the most memory`, value: megabytes, unit: 'MB', ...most('megabytes', 10) },
      { name: `${people}: the zip of one topic with one of them`, value: zip, unit: 'kB', ...most('zip', 1) },
      { name: `${people}: what that one asks for to open`, value: opening, unit: 'kB', ...most('opening', 1) },
    ];
  });
  return {
    title: 'Growth',
    how: 'Made-up people, each as `npm run new` makes one. A target is ten times what a tenth of them take: no worse than linear; for the one topic it is what it was.',
    figures,
  };
}

function growTo(house: string, count: number): Grown {
  const command = ['--max-semi-space-size=128', '--import', 'tsx', import.meta.filename, house, String(count)];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: house, encoding: 'utf8' });
  if (stdout === '') throw new Error(`${count} people come to nothing:\n${stderr}`);
  return JSON.parse(stdout) as Grown;
}

/** A course of so many people: one topic that all are met in, one with the first alone, and an edition of each. */
function makeCourse(house: string, root: string, count: number): void {
  for (const part of [
    'package.json',
    'modules/course.yaml',
    'scorm/overlays/core',
    'scorm/profiles/generic.yaml',
    'static/icons',
  ])
    cpSync(path.join(house, part), path.join(root, part), { recursive: true });
  const people = Array.from({ length: count }, (_, place) => `p${String(place).padStart(3, '0')}`);
  for (const person of people) makeNew(root, 'scenario', person);
  mkdirSync(path.join(root, 'scorm/editions'));
  for (const [topic, met] of [
    ['all', people],
    ['one', people.slice(0, 1)],
  ] as const) {
    makeNew(root, 'module', topic);
    const file = path.join(root, 'modules', topic, 'module.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^people: .*$/m, `people: [${met.join(', ')}]`));
    makeNew(root, 'edition', topic);
  }
}

async function grow(house: string, count: number): Promise<Grown> {
  const root = mkdtempSync(path.join(tmpdir(), 'growth-'));
  try {
    makeCourse(house, root, count);
    const app = await readApp(house);
    const proving = proveAll(root);
    const [reading, { course, problems }] = await timed(() => readCourse(root, { overlay: 'core' }));
    if (!course) throw new Error(JSON.stringify(problems.slice(0, 3)));
    const [packing] = await timed(() => makePackage(course.assemble('all', 'scorm12'), app, root));
    const one = makePackage(course.assemble('one', 'scorm12'), app, root);
    return {
      reading,
      proving,
      packing,
      megabytes: process.resourceUsage().maxRSS / 1024,
      zip: one.zip.length / 1000,
      opening: openingOf(unzipSync(one.zip)),
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Before all else, so that nothing else is kept meanwhile. */
function proveAll(root: string): number {
  const { scenarios } = readScenarios(root);
  const began = performance.now();
  for (const scenario of scenarios) proveScenario(scenario);
  return (performance.now() - began) / 1000;
}

function openingOf(files: Readonly<Record<string, Uint8Array>>): number {
  const page = new TextDecoder().decode(files['index.html']);
  const named = Object.keys(files).filter((file) => page.includes(`"${file}"`));
  return ['index.html', ...named].reduce((sum, file) => sum + (files[file]?.length ?? 0), 0) / 1000;
}

async function timed<T>(run: () => T | Promise<T>): Promise<readonly [seconds: number, value: T]> {
  const began = performance.now();
  const value = await run();
  return [(performance.now() - began) / 1000, value];
}

/** Up to a hundredth: a target is a figure that one can read. */
function round(value: number): number {
  return Math.ceil(value * 100) / 100;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(JSON.stringify(await grow(process.argv[2] ?? '.', Number(process.argv[3]))));
