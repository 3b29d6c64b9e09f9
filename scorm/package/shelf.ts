/** `dist/packages/`: the built zips, and `index.json` that lists them. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Standard } from '../../src/course/course';
import type { Files } from './zip';

/** A row of `index.json`. */
export interface PackageRow {
  readonly edition: string;
  readonly standard: Standard;
  /** `core` where no organisation made the package its own. */
  readonly overlay: string;
  readonly title: string;
  readonly version: string;
  /** The zip, relative to `dist/packages`. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The page to open, in the zip. */
  readonly launch: string;
}

export interface BuiltPackage {
  readonly row: PackageRow;
  readonly zip: Uint8Array;
}

/** The name of a package's zip: `silver-scorm12-1.0.0.zip`, in its overlay's folder. */
export function zipName(names: Pick<PackageRow, 'edition' | 'standard' | 'overlay' | 'version'>): string {
  const name = `${names.edition}-${names.standard}-${names.version}.zip`;
  return names.overlay === 'core' ? name : `${names.overlay}/${name}`;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The rows of an index; none where there is no index yet. */
export function readIndex(packagesDir: string): readonly PackageRow[] {
  const index = path.join(packagesDir, 'index.json');
  return existsSync(index) ? (JSON.parse(readFileSync(index, 'utf8')) as PackageRow[]) : [];
}

/**
 * Puts packages on the shelf: every zip first, then the index, each written whole or not at all. Zips of rows that are
 * replaced go.
 *
 * @param isRenewed which rows of the index this build answers for; the others stay as they are.
 */
export function shelvePackages(
  packagesDir: string,
  packages: readonly BuiltPackage[],
  isRenewed: (row: PackageRow) => boolean,
): void {
  for (const { row, zip } of packages) writeWhole(path.join(packagesDir, row.file), zip);
  const before = readIndex(packagesDir);
  const rows = [...before.filter((row) => !isRenewed(row)), ...packages.map(({ row }) => row)].sort(inOrder);
  writeWhole(path.join(packagesDir, 'index.json'), `${JSON.stringify(rows, null, 2)}\n`);
  const kept = new Set(rows.map((row) => row.file));
  for (const row of before) if (!kept.has(row.file)) rmSync(path.join(packagesDir, row.file), { force: true });
}

/** Puts what goes with the packages beside them: in the folder of its overlay, each file whole or not at all. */
export function shelveBeside(packagesDir: string, overlay: string, files: Files): void {
  const folder = overlay === 'core' ? packagesDir : path.join(packagesDir, overlay);
  for (const [file, bytes] of files) writeWhole(path.join(folder, file), bytes);
}

function inOrder(a: PackageRow, b: PackageRow): number {
  const key = (row: PackageRow) => `${row.overlay === 'core' ? '' : row.overlay}\n${row.edition}\n${row.standard}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

/** Writes beside the place and then takes it: nobody ever reads half a file. */
function writeWhole(file: string, content: Uint8Array | string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, content);
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}
