/**
 * `npm run pack [-- --overlay NAME] [--edition NAME]`: what a facilitator takes into the room, into `dist/facilitator`, or `dist/facilitator/NAME` for
 * an overlay: group mode, the cohort page, and a folder for the edition, whose `index.html` lists all.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readyApp } from '../../scorm/package/app';
import { filesOf } from '../../scorm/package/files';
import { readCourse } from '../content/course';
import { readOverlay } from '../content/overlays';
import { readPack } from '../content/pack';
import { didYouMean, showProblem } from '../content/parse/problem';
import { readFiles } from '../content/read';
import { scenarioIds } from '../content/scenarios';
import { buildCohort, renderCohort } from './cohort-page';
import { renderPack } from './pack';

const root = process.cwd();
/** The edition that holds everybody; group mode and the cohort page are made from it, and the pack where no other is asked for. */
const FULLEST = 'gold';

const { values } = parseArgs({
  options: { overlay: { type: 'string', default: 'core' }, edition: { type: 'string', default: FULLEST } },
});
const place = path.join(root, 'dist/facilitator', values.overlay === 'core' ? '' : values.overlay);
const { problems, course } = await readCourse(root, values);
const overlaid = readOverlay(root, values.overlay);
const read = course && readPack(overlaid, readFiles(overlaid, scenarioIds(root, overlaid)).modules);
const editions = course?.editions.map(({ id }) => id) ?? [];
const wrong = [...problems, ...(read?.problems ?? [])].map(showProblem);
if (course && !editions.includes(values.edition))
  wrong.push(
    `There is no edition “${values.edition}”. ${didYouMean(values.edition, editions) ?? `One of: ${editions.join(', ')}.`}`,
  );
if (course && read && wrong.length === 0) await pack(course, read);
else {
  console.error(`${wrong.join('\n')}\n\nSo nothing was written.`);
  process.exitCode = 1;
}

async function pack(built: NonNullable<typeof course>, sources: NonNullable<typeof read>): Promise<void> {
  const assembly = built.assemble(FULLEST, 'web');
  const [text] = Object.values(assembly.package.text);
  if (!text) throw new Error(`The edition ${FULLEST} is in no language.`);
  const cohort = renderCohort(await buildCohort(root), text, assembly.package.version);
  const picture = (file: string) => {
    const drawn = `static/objects/${file}.svg`;
    return readFileSync(path.join(root, overlaid.find(drawn) ?? drawn), 'utf8');
  };
  const files = await renderPack(built.assemble(values.edition, 'web'), sources, picture);
  rmSync(place, { recursive: true, force: true });
  write('cohort.html', cohort);
  for (const [file, bytes] of filesOf(assembly, await readyApp(root), root)) write(`group/${file}`, bytes);
  for (const [file, bytes] of files) write(`${values.edition}/${file}`, bytes);
  const at = path.relative(root, place);
  console.log(`${at}/${values.edition}/index.html   begin here: ${files.size} files, in order of use`);
  console.log(`${at}/cohort.html   what the room has practised`);
  console.log(`${at}/group/index.html#group   a conversation for the whole room`);
}

function write(file: string, content: string | Uint8Array): void {
  const to = path.join(place, file);
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, content);
}
