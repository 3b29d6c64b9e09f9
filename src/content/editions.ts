/** Editions: what an edition takes of the course must be there, and somebody must be able to complete it. */
import { isPseudo } from '../i18n/pseudo';
import { languagesIn } from './languages';
import { topicsIn, type ReadModule } from './modules';
import type { Overlaid } from './overlays';
import { cutsOf, editionSchema, type Cut, type EditionFile, type ModuleFile } from './parse/course';
import { didYouMean } from './parse/problem';
import type { Path, Source } from './parse/source';
import type { Reader } from './reader';

/** Editions as the overlay leaves them: those that it leaves out, or nothing of, are not among them. */
export function readEditions(reader: Reader, modules: readonly ReadModule[]): EditionFile[] {
  const { overlaid } = reader;
  const languages = languagesIn(overlaid.root);
  const ids = overlaid.names('scorm/editions', '.yaml').filter((id) => !overlaid.leavesOut('editions', id));
  return ids.flatMap((id) => {
    const edition = reader.file(`scorm/editions/${id}.yaml`, editionSchema, (source, file) => {
      if (file.id !== id)
        source.report(['id'], 'wrong-folder', `This edition calls itself “${file.id}” but its file is “${id}.yaml”.`);
      checkModules(source, file, overlaid, modules);
      checkLocales(source, file, languages);
      checkCompletion(source, file, overlaid);
    });
    return edition ? [leftOf(edition, overlaid)].filter(({ modules: left }) => left.length > 0) : [];
  });
}

function checkModules(source: Source, file: EditionFile, overlaid: Overlaid, modules: readonly ReadModule[]): void {
  const known = topicsIn(overlaid);
  cutsOf(file).forEach((cut, index) => {
    if (overlaid.leavesOut('modules', cut.id)) return;
    if (!known.includes(cut.id))
      source.report(['modules', index], 'unknown-module', `There is no module “${cut.id}”.`, didYouMean(cut.id, known));
    const module = modules.find(({ id }) => id === cut.id);
    if (module) checkCut(overlaid, source, ['modules', index], cut, module);
  });
}

/** What an edition takes of a module must be there. */
function checkCut(overlaid: Overlaid, source: Source, path: Path, cut: Cut, module: ModuleFile): void {
  cut.people?.forEach((person, index) => {
    if (!module.people.includes(person) && !overlaid.takesFrom(module.id, 'people', person))
      source.report(
        [...path, 'people', index],
        'unknown-person',
        `Nobody meets “${person}” in ${module.id}.`,
        didYouMean(person, module.people),
      );
  });
  cut.pages?.forEach((page, index) => {
    if (!module.pages.includes(page) && !overlaid.takesFrom(module.id, 'pages', page))
      source.report(
        [...path, 'pages', index],
        'unknown-page',
        `There is no page “${page}” in ${module.id}.`,
        didYouMean(page, module.pages),
      );
  });
}

function checkLocales(source: Source, { locales }: EditionFile, languages: readonly string[]): void {
  locales.forEach((locale, index) => {
    if (locale !== 'en' && !isPseudo(locale) && !languages.includes(locale))
      source.report(
        ['locales', index],
        'missing-line',
        `Nobody has begun to translate into “${locale}”: it has no line at all.`,
        didYouMean(locale, languages) ?? `Begin with “npm run new -- locale ${locale}”.`,
      );
  });
}

function checkCompletion(source: Source, file: EditionFile, overlaid: Overlaid): void {
  const cuts = cutsOf(file);
  const taken = cuts.map(({ id }) => id);
  file.completion.topics.forEach((topic, index) => {
    if (overlaid.leavesOut('modules', topic)) return;
    if (!taken.includes(topic))
      source.report(
        ['completion', 'topics', index],
        'unknown-topic',
        `“${topic}” is not one of this edition’s modules, so nobody could complete it.`,
        didYouMean(topic, taken),
      );
    else if (cuts.some((cut) => cut.id === topic && cut.people?.length === 0))
      source.report(
        ['completion', 'topics', index],
        'unknown-topic',
        `Nobody is met in “${topic}” here, so nobody could complete it.`,
        'Name one of its people, or take the topic out of completion.',
      );
  });
}

/** An edition without what the overlay leaves out, or has not begun to translate. */
function leftOf(edition: EditionFile, overlaid: Overlaid): EditionFile {
  const modules = cutsOf(edition)
    .filter(({ id }) => !overlaid.leavesOut('modules', id))
    .map((cut): Cut => {
      const left = (list: 'people' | 'pages') => cut[list]?.filter((id) => !overlaid.takesFrom(cut.id, list, id));
      return { ...cut, ...(cut.people && { people: left('people') }), ...(cut.pages && { pages: left('pages') }) };
    });
  const topics = edition.completion.topics.filter((topic) => !overlaid.leavesOut('modules', topic));
  const spoken = edition.locales.filter((locale) => locale === 'en' || isPseudo(locale) || overlaid.speaks(locale));
  const locales = spoken.length > 0 ? spoken : ['en'];
  return { ...edition, modules, locales, completion: { ...edition.completion, topics } };
}
