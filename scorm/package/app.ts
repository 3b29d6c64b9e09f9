/** The one app build that every package is filled from: built when it is missing or older than its sources. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CoursePackage, Locale, StringsContent } from '../../src/course/course';

/** Writes the first screen of a package as HTML; in another language than English with its words. */
export type Prerender = (course: CoursePackage, locale: Locale, strings?: StringsContent) => string;

export interface App {
  /** Files as they stand in a package: `app.js`, `app.css` and what these load. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** `icons/…` of `static`; a package takes those that it uses. */
  readonly icons: ReadonlyMap<string, Uint8Array>;
  readonly prerender: Prerender | undefined;
}

/** What the app is built from. Content is not: it has scripts of its own in each package. */
const sources = [
  'src',
  'modules',
  'scorm/adapters',
  'index.html',
  'vite.config.ts',
  'svelte.config.js',
  'package.json',
];
const contentFiles = /\.(ya?ml|md|test\.ts)$/;

const prerenderSource = 'src/app/prerender.ts';

/** Builds `dist/app` and `dist/prerender` where they are out of date, and reads them. @throws what the build throws. */
export async function readyApp(root: string, say: (line: string) => void = () => {}): Promise<App> {
  if (isOlder(root, 'dist/app/app.js', sources)) {
    say('Building the app …');
    await buildInto(root, 'dist/app', {});
  }
  if (existsSync(path.join(root, prerenderSource)) && isOlder(root, 'dist/prerender/prerender.js', sources)) {
    say('Building the first screen …');
    await buildInto(root, 'dist/prerender', prerenderOptions);
  }
  return readApp(root);
}

/** Reads the built app. Maps, the build's own index.html and what `static` holds are left out. */
export async function readApp(root: string): Promise<App> {
  const built = readFolder(path.join(root, 'dist/app'));
  const served = readFolder(path.join(root, 'static'));
  const isOwn = (file: string) =>
    !served.has(file) && file !== 'index.html' && !file.startsWith('src/') && !file.endsWith('.map');
  return {
    files: new Map([...built].filter(([file]) => isOwn(file))),
    icons: new Map([...served].filter(([file]) => file.startsWith('icons/'))),
    prerender: await readPrerender(path.join(root, 'dist/prerender/prerender.js')),
  };
}

const prerenderOptions = {
  ssr: prerenderSource,
  copyPublicDir: false,
  rolldownOptions: { output: { format: 'es', entryFileNames: 'prerender.js' } },
} as const;

/** Builds beside the place and then takes it, so that a build that fails leaves the last good one. */
export async function buildInto(root: string, place: string, options: object): Promise<void> {
  const { build } = await import('vite');
  const beside = path.join(root, `${place}.${process.pid}`);
  // Whoever asks, a test too: what is built is what ships, not a development build.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({
      root,
      configFile: path.join(root, 'vite.config.ts'),
      configLoader: 'runner',
      logLevel: 'warn',
      build: { outDir: beside, emptyOutDir: true, ...options },
    });
    mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
    rmSync(path.join(root, place), { recursive: true, force: true });
    renameSync(beside, path.join(root, place));
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
    rmSync(beside, { recursive: true, force: true });
  }
}

async function readPrerender(file: string): Promise<Prerender | undefined> {
  if (!existsSync(file)) return undefined;
  // The time in the address makes Node read a newer build in a process that has read an older one.
  const built: unknown = await import(/* @vite-ignore */ `${pathToFileURL(file).href}?${timeOf(file)}`);
  const holds = (value: unknown): value is { prerender: Prerender } =>
    typeof value === 'object' && value !== null && 'prerender' in value && typeof value.prerender === 'function';
  return holds(built) ? built.prerender : undefined;
}

function readFolder(folder: string): ReadonlyMap<string, Uint8Array> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(names.map((name) => [path.relative(folder, name).split(path.sep).join('/'), readFileSync(name)]));
}

/** Whether a built file is missing, or older than what it is built from. */
export function isOlder(root: string, built: string, from: readonly string[]): boolean {
  return timeOf(path.join(root, built)) <= Math.max(...from.map((source) => newestIn(path.join(root, source))));
}

/** When a file, or the newest file in a folder, was changed; 0 when there is none. */
function newestIn(place: string): number {
  if (!existsSync(place)) return 0;
  if (!statSync(place).isDirectory()) return timeOf(place);
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !contentFiles.test(entry.name),
  );
  return Math.max(0, ...files.map((entry) => timeOf(path.join(entry.parentPath, entry.name))));
}

function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
