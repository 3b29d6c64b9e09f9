/**
 * `npm run package`: builds every package, or those asked for by `--edition`, `--standard` and `--overlay`. `npm run release` does the
 * same once everything in them is signed, and calls them released.
 */
import { buildPackages } from './build';
import type { PackageRow } from './shelf';
import { readWish } from './wish';

const isRelease = process.argv[2] === 'release';
const wish = readWish(process.argv.slice(isRelease ? 3 : 2));
const releasedOn = isRelease ? new Date().toISOString().slice(0, 10) : undefined;
const outcome =
  typeof wish === 'string' ? { refusal: wish } : await buildPackages(process.cwd(), wish, console.log, releasedOn);
if ('refusal' in outcome) {
  console.error(outcome.refusal);
  process.exitCode = 1;
} else {
  for (const row of outcome.rows) console.log(line(row));
  console.log(`${outcome.rows.length} ${outcome.rows.length === 1 ? 'package' : 'packages'} in dist/packages`);
  console.log('Which one an LMS takes: dist/packages/index.html');
}

function line({ file, bytes, title }: PackageRow): string {
  return `${file.padEnd(44)} ${String(Math.round(bytes / 1024)).padStart(5)} kB  ${title}`;
}
