/**
 * `npm run pack:pdf [-- FOLDER]`: every Word, PowerPoint and Excel file of the pack as LibreOffice shows it, into `dist/facilitator-pdf`: to look at, and
 * to know that each opens. Takes minutes, and wants LibreOffice on the computer. Exit 1 when a file did not open.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const from = path.resolve(process.argv[2] ?? 'dist/facilitator');
const to = path.resolve('dist/facilitator-pdf');
const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(docx|pptx|xlsx)$/.test(file),
);

rmSync(to, { recursive: true, force: true });
const batchOf = (file: string) => path.join(path.dirname(file), path.extname(file));
for (const name of new Set(files.map(batchOf))) {
  const batch = files.filter((file) => batchOf(file) === name);
  const out = path.join(to, path.dirname(name));
  mkdirSync(out, { recursive: true });
  const { error } = spawnSync(
    'soffice',
    ['--headless', '--convert-to', 'pdf', '--outdir', out, ...batch.map((file) => path.join(from, file))],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  if (error) throw new Error('There is no LibreOffice here: install it, so that `soffice` is found.', { cause: error });
  // A Word file and a spreadsheet may have the same name.
  for (const file of batch) {
    const made = path.join(to, file.replace(/\.\w+$/, '.pdf'));
    if (existsSync(made)) renameSync(made, path.join(to, `${file}.pdf`));
  }
}
const lost = files.filter((file) => !existsSync(path.join(to, `${file}.pdf`)));
for (const file of lost) console.error(`${file} did not open.`);
console.log(`${files.length - lost.length} of ${files.length} files opened; see ${path.relative(process.cwd(), to)}.`);
process.exitCode = lost.length > 0 || files.length === 0 ? 1 : 0;
