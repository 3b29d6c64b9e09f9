/** `npm run pack [-- --overlay NAME]`: what a facilitator takes into the room, into `dist/facilitator`, or `dist/facilitator/NAME` for an overlay. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readyApp } from '../../scorm/package/app';
import { filesOf } from '../../scorm/package/files';
import { readCourse } from '../content/course';
import { showProblem } from '../content/parse/problem';
import { buildCohort, renderCohort } from './cohort-page';

const root = process.cwd();
/** The edition that holds everybody; group mode and the cohort page are made from it. */
const FULLEST = 'gold';

const { values } = parseArgs({ options: { overlay: { type: 'string', default: 'core' } } });
const place = path.join(root, 'dist/facilitator', values.overlay === 'core' ? '' : values.overlay);
const { problems, course } = await readCourse(root, values);
if (course) await pack(course);
else {
  console.error(`${problems.map(showProblem).join('\n')}\n\nSo nothing was written.`);
  process.exitCode = 1;
}

async function pack(built: NonNullable<typeof course>): Promise<void> {
  const assembly = built.assemble(FULLEST, 'web');
  const [text] = Object.values(assembly.package.text);
  if (!text) throw new Error(`The edition ${FULLEST} is in no language.`);
  const cohort = renderCohort(await buildCohort(root), text, assembly.package.version);
  rmSync(place, { recursive: true, force: true });
  write('cohort.html', cohort);
  for (const [file, bytes] of filesOf(assembly, await readyApp(root), root)) write(`group/${file}`, bytes);
  console.log(`dist/facilitator/cohort.html        what the room has practised`);
  console.log(`dist/facilitator/group/index.html#group   a conversation for the whole room`);
}

function write(file: string, content: string | Uint8Array): void {
  const to = path.join(place, file);
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, content);
}
