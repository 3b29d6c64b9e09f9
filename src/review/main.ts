/**
 * `npm run review [-- --overlay NAME]`: a script of each scenario and module into `dist/review/NAME`, as a Word file and as a page.
 * `npm run review -- FILE.docx …`: the comments in files that came back, each with the place in the source that it is about.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCourse } from '../content/course';
import { readOverlay } from '../content/overlays';
import { showProblem } from '../content/parse/problem';
import { placeComments } from './comments';
import { renderDocx } from './docx';
import { renderHtml, renderList } from './html';
import { scriptsOf } from './script';

const root = process.cwd();
const usage = 'npm run review [-- --overlay NAME], or npm run review -- FILE.docx …';

try {
  const { values, positionals } = parseArgs({
    options: { overlay: { type: 'string', default: 'core' } },
    allowPositionals: true,
  });
  await review(values.overlay, positionals);
} catch (reason) {
  console.error(`${reason instanceof Error ? reason.message : String(reason)}\n${usage}`);
  process.exitCode = 1;
}

async function review(overlay: string, files: readonly string[]): Promise<void> {
  const { problems, course } = await readCourse(root, { overlay });
  const [edition] = course?.editions ?? [];
  if (!course || !edition) throw new Error(`${problems.map(showProblem).join('\n')}\n\nSo nothing was written.`);
  const { version, text } = course.assemble(edition.id, 'web').package;
  const terms = Object.values(text)[0]?.overlay.terms;
  if (!terms) throw new Error(`The edition ${edition.id} is in no language.`);
  const scripts = scriptsOf(readOverlay(root, overlay), terms);
  if (files.length > 0) {
    for (const file of files) console.log(placeComments(file, readFileSync(file), scripts).join('\n'));
    return;
  }
  const folder = path.join(root, 'dist/review', overlay);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const script of scripts) {
    const name = path.join(folder, script.unit.replace('/', '-'));
    writeFileSync(`${name}.docx`, await renderDocx(script, version));
    writeFileSync(`${name}.html`, renderHtml(script, version));
  }
  writeFileSync(path.join(folder, 'index.html'), renderList(scripts, version));
  console.log(`${scripts.length} scripts in ${path.relative(root, folder)}; begin with index.html.`);
}
