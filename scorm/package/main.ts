/** `npm run package`: builds every package, or those asked for by `--edition`, `--standard` and `--overlay`. */
import { buildPackages } from './build';
import type { PackageRow } from './shelf';
import { readWish } from './wish';

const wish = readWish(process.argv.slice(2));
const outcome = typeof wish === 'string' ? { refusal: wish } : await buildPackages(process.cwd(), wish, console.log);
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
