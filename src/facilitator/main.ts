/**
 * `npm run pack [-- --overlay NAME] [--edition NAME] [--language CODE]`: what a facilitator takes into the room, into `dist/facilitator`, or
 * `dist/facilitator/NAME` for an overlay, and there into a folder of its own for another language than English: group mode, the cohort page, and
 * a folder for the edition, whose `index.html` lists all. Packs of other editions, overlays and languages stay as they are.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readyApp } from '../../scorm/package/app';
import { filesOf } from '../../scorm/package/files';
import { whatLacks } from '../../scorm/package/lacking';
import { readCourse, type Assembly, type BuiltCourse } from '../content/course';
import { PACK } from '../content/languages';
import { readOverlay } from '../content/overlays';
import { packIn, readPack, type ReadPack } from '../content/pack';
import { didYouMean, showProblem } from '../content/parse/problem';
import { readFiles } from '../content/read';
import { scenarioIds } from '../content/scenarios';
import { isPseudo } from '../i18n/pseudo';
import { buildCohort, renderCohort } from './cohort-page';
import { renderPack } from './pack';

const root = process.cwd();
/** The edition that holds everybody; group mode and the cohort page are made from it where it is in the language, and the pack where no other is asked for. */
const FULLEST = 'gold';

const {
  values: { overlay, edition, language },
} = parseArgs({
  options: {
    overlay: { type: 'string', default: 'core' },
    edition: { type: 'string', default: FULLEST },
    language: { type: 'string', default: 'en' },
  },
});
const place = path.join(root, 'dist/facilitator', overlay === 'core' ? '' : overlay, language === 'en' ? '' : language);
const overlaid = readOverlay(root, overlay);
const { problems, course } = await readCourse(root, { overlay });
const wrong = course ? await pack(course) : problems.map(showProblem);
if (wrong.length > 0) {
  console.error(`${wrong.join('\n')}\n\nSo nothing was written.`);
  process.exitCode = 1;
}

/** @returns all that keeps it from being written. */
async function pack(built: BuiltCourse): Promise<string[]> {
  const read = readPack(overlaid, readFiles(overlaid, scenarioIds(root, overlaid)).modules);
  const unasked = unknown(built);
  if (unasked !== undefined || read.problems.length > 0)
    return [...(unasked === undefined ? [] : [unasked]), ...read.problems.map(showProblem)];
  const own = built.assemble(edition, 'web', { locales: [language] });
  const topics = own.package.text[language]?.modules.map(({ id }) => id) ?? [];
  const spoken = packIn(read, topics, overlaid, language);
  const today = new Date().toISOString().slice(0, 10);
  const lacking = [...whatLacks(overlaid, [own], today, [{ unit: PACK, roles: [] }]), ...spoken.drafts];
  const status = lacking.length > 0 ? 'draft' : 'released';
  if (spoken.problems.length === 0) await write(built, { ...own, package: { ...own.package, status } }, spoken.pack);
  return spoken.problems.map(showProblem);
}

/** What there is no pack of, and what was probably meant. */
function unknown({ editions }: BuiltCourse): string | undefined {
  const ids = editions.map(({ id }) => id);
  const found = editions.find(({ id }) => id === edition);
  if (!found) return `There is no edition “${edition}”. ${didYouMean(edition, ids) ?? `One of: ${ids.join(', ')}.`}`;
  if (isIn(found)) return undefined;
  const others = editions.filter(isIn).map(({ id }) => id);
  return `The edition “${edition}” is not in “${language}”. ${
    others.length > 0 ? `These are: ${others.join(', ')}.` : 'No edition lists that language.'
  }`;
}

function isIn({ locales }: BuiltCourse['editions'][number]): boolean {
  return isPseudo(language) || locales.includes(language);
}

async function write(built: BuiltCourse, own: Assembly, read: ReadPack): Promise<void> {
  const hasFullest = built.editions.some((each) => each.id === FULLEST && isIn(each));
  const group = hasFullest ? built.assemble(FULLEST, 'web', { locales: [language] }) : own;
  const picture = (file: string) => {
    const drawn = `static/objects/${file}.svg`;
    return readFileSync(path.join(root, overlaid.find(drawn) ?? drawn), 'utf8');
  };
  const english = built.assemble(edition, 'web', { locales: ['en'] });
  const files = await renderPack({ assembly: own, english, read }, picture);
  put('', new Map([['cohort.html', renderCohort(await buildCohort(root), { assembly: group, read })]]));
  put('group', filesOf(group, await readyApp(root), root));
  put(edition, files);
  const at = path.relative(root, place);
  console.log(`${at}/${edition}/index.html   begin here: ${files.size} files, in order of use`);
  console.log(`${at}/cohort.html   what the room has practised`);
  console.log(`${at}/group/index.html#group   a conversation for the whole room`);
}

/** Instead of what the folder held before. */
function put(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  if (folder !== '') rmSync(path.join(place, folder), { recursive: true, force: true });
  for (const [file, content] of files) {
    const to = path.join(place, folder, file);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, content);
  }
}
