/** Reads the project's YAML and Markdown files into checked values, gathering every problem. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import {
  courseSchema,
  cutsOf,
  editionSchema,
  moduleSchema,
  shelfSchema,
  type CourseFile,
  type Cut,
  type EditionFile,
  type ModuleFile,
  type ShelfFile,
  wholePageSchema,
} from './parse/course';
import { shortOf } from '../course/short';
import { isPseudo } from '../i18n/pseudo';
import { linesOf, mapLines, unitOf, type Line, type Unit } from './lines';
import type { Listed, Overlaid } from './overlays';
import { languagesIn } from './languages';
import { parsePage, type ReadPage } from './parse/page';
import { didYouMean, type Problem } from './parse/problem';
import { check, readYaml, type Path, type Source } from './parse/source';
import { quotesIn, type Quote } from './quote';

/** A module with its pages. */
export interface ReadModule extends ModuleFile {
  readonly read: ReadonlyMap<string, ReadPage>;
}

/** The pages around the course: the folder `modules/shelf`. */
export interface ReadShelf extends ShelfFile {
  readonly read: ReadonlyMap<string, ReadPage>;
}
const SHELF = 'shelf';
/** What facilitators take into the room: see `pack.ts`. */
const PACK = 'pack';

export interface ReadFiles {
  readonly course: CourseFile | undefined;
  readonly modules: readonly ReadModule[];
  /** Undefined where there is none, and where it is wrong. */
  readonly shelf: ReadShelf | undefined;
  readonly editions: readonly EditionFile[];
  /** Lines of people that lessons show: whether somebody says them, only the scenarios know. */
  readonly quotes: readonly Quote[];
  /** The lines of all these files; scenarios have their own. */
  readonly units: readonly Unit[];
  readonly problems: readonly Problem[];
}

/** The course as an overlay leaves it. @param scenarios ids that exist: whom a module may name. */
export function readFiles(overlaid: Overlaid, scenarios: readonly string[]): ReadFiles {
  const { root } = overlaid;
  const problems: Problem[] = [];
  const units: Unit[] = [...overlaid.units()];
  const quotes: Quote[] = [];
  const reword = (line: Line) => overlaid.reword(line).text;
  const readFile = <T>(
    file: string,
    schema: z.ZodType<T>,
    more?: (source: Source, value: T) => void,
  ): T | undefined => {
    const place = overlaid.find(file);
    if (place === undefined) {
      problems.push({ file, line: 1, column: 1, code: 'missing-file', message: `There is no ${file}.` });
      return undefined;
    }
    const source = readYaml(place, readFileSync(path.join(root, place), 'utf8'));
    const read = check(source, schema);
    const unit = file.replace(/(\/module)?\.yaml$/, '');
    const value = read === undefined ? undefined : mapLines(unit, schema, read, reword);
    if (value !== undefined) {
      units.push(unitOf(unit, source, schema, value));
      more?.(source, value);
    }
    problems.push(...source.problems);
    return source.problems.length === 0 ? value : undefined;
  };

  /** The pages that a module names, into `read`. */
  const readPages = (
    folder: string,
    pages: readonly Listed[],
    { parts = {} }: Pick<ModuleFile, 'parts'>,
    read: Map<string, ReadPage>,
  ): void => {
    pages.forEach(({ id: page, report }) => {
      const unit = `${folder}/pages/${page}`;
      const pageFile = overlaid.find(`${unit}.md`);
      if (pageFile === undefined) {
        const names = overlaid.names(`${folder}/pages`, '.md');
        report('missing-file', `There is no ${unit}.md.`, didYouMean(page, names));
        return;
      }
      const parsed = parsePage(pageFile, readFileSync(path.join(root, pageFile), 'utf8'));
      problems.push(...parsed.problems);
      if (!parsed.page) return;
      const own = mapLines(unit, wholePageSchema, parsed.page, reword);
      read.set(page, own);
      units.push(unitOfPage(unit, own));
      const { part } = own;
      if (part !== undefined && !Object.hasOwn(parts, part))
        problems.push({
          file: pageFile,
          line: 3,
          column: 1,
          code: 'unknown-part',
          message: `The module has no words for a part “${part}”.`,
          ...hintOf(didYouMean(part, Object.keys(parts))),
        });
    });
  };

  const folders = overlaid.names('modules').filter((id) => !overlaid.leavesOut('modules', id));
  const moduleIds = folders.filter((id) => id !== SHELF && id !== PACK);
  const modules = moduleIds.flatMap((id): ReadModule[] => {
    const read = new Map<string, ReadPage>();
    let people: readonly Listed[] = [];
    let pages: readonly Listed[] = [];
    const file = readFile(`modules/${id}/module.yaml`, moduleSchema, (source, module) => {
      if (module.id !== id)
        source.report(
          ['id'],
          'wrong-folder',
          `This module calls itself “${module.id}” but lies in “${id}”.`,
          'The folder’s name is the id.',
        );
      people = overlaid.listed(source, id, 'people', module.people);
      pages = overlaid.listed(source, id, 'pages', module.pages);
      for (const { id: person, report } of people)
        if (!scenarios.includes(person))
          report('unknown-person', `There is no scenario “${person}”.`, didYouMean(person, scenarios));
      const others = [SHELF, ...moduleIds.slice(0, moduleIds.indexOf(id))];
      tellAlike([...others, id], (at, ...problem) => {
        if (at === others.length) source.report(['id'], ...problem);
      });
      tellAlike(pages.map(idOf), (at, ...problem) => pages[at]?.report(...problem));
      tellAlike(module.commitments.map(idOf), (at, ...problem) => {
        source.report(['commitments', at, 'id'], ...problem);
      });
      readPages(`modules/${id}`, pages, module, read);
      quotes.push(...quotesIn(source, module.parts));
    });
    return file ? [{ ...file, people: people.map(idOf), pages: pages.map(idOf), read }] : [];
  });

  const languages = languagesIn(root);
  const editionIds = overlaid.names('scorm/editions', '.yaml').filter((id) => !overlaid.leavesOut('editions', id));
  const editions = editionIds.flatMap((id) => {
    const edition = readFile(`scorm/editions/${id}.yaml`, editionSchema, (source, file) => {
      if (file.id !== id)
        source.report(['id'], 'wrong-folder', `This edition calls itself “${file.id}” but its file is “${id}.yaml”.`);
      const cuts = cutsOf(file);
      const taken = cuts.map(({ id: module }) => module);
      cuts.forEach((cut, index) => {
        if (overlaid.leavesOut('modules', cut.id)) return;
        if (!moduleIds.includes(cut.id))
          source.report(
            ['modules', index],
            'unknown-module',
            `There is no module “${cut.id}”.`,
            didYouMean(cut.id, moduleIds),
          );
        const module = modules.find(({ id: each }) => each === cut.id);
        if (module) checkCut(overlaid, source, ['modules', index], cut, module);
      });
      file.locales.forEach((locale, index) => {
        if (locale !== 'en' && !isPseudo(locale) && !languages.includes(locale))
          source.report(
            ['locales', index],
            'missing-line',
            `Nobody has begun to translate into “${locale}”: it has no line at all.`,
            didYouMean(locale, languages) ?? `Begin with “npm run new -- locale ${locale}”.`,
          );
      });
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
    });
    return edition ? [leftOf(edition, overlaid)].filter(({ modules: left }) => left.length > 0) : [];
  });

  const course = readFile('modules/course.yaml', courseSchema);
  const shelfPages = new Map<string, ReadPage>();
  let aroundPages: readonly Listed[] = [];
  const shelf = folders.includes(SHELF)
    ? readFile(`modules/${SHELF}/module.yaml`, shelfSchema, (source, file) => {
        aroundPages = overlaid.listed(source, SHELF, 'pages', file.pages);
        tellAlike(aroundPages.map(idOf), (at, ...problem) => aroundPages[at]?.report(...problem));
        readPages(`modules/${SHELF}`, aroundPages, file, shelfPages);
        quotes.push(...quotesIn(source, file.parts));
        checkShelf(overlaid, source, { ...file, pages: aroundPages.map(idOf) }, modules, scenarios);
      })
    : undefined;
  for (const page of [...shelfPages.values(), ...modules.flatMap(({ read }) => [...read.values()])])
    problems.push(...unknownWords(page, Object.keys(course?.glossary ?? {})));

  return {
    course,
    modules,
    shelf: shelf && { ...shelf, pages: aroundPages.map(idOf), read: shelfPages },
    editions,
    quotes,
    units,
    problems: [...overlaid.problems, ...problems],
  };
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

/** Ids in one list that a bookmark could not tell apart: one in some hundreds of any two. */
function tellAlike(
  ids: readonly string[],
  report: (at: number, code: 'duplicate-id', message: string, hint: string) => void,
): void {
  ids.forEach((id, at) => {
    const other = ids.slice(0, at).find((each) => shortOf(each) === shortOf(id));
    if (other === undefined) return;
    const message = other === id ? `“${id}” is there twice.` : `A bookmark can’t tell “${id}” from “${other}”.`;
    report(
      at,
      'duplicate-id',
      message,
      'It knows each by two characters that are made of the id: call this one otherwise.',
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

export function unitOfPage(id: string, page: ReadPage): Unit {
  return {
    id,
    file: page.file,
    lines: linesOf(id, wholePageSchema, { title: page.title, body: page.body }),
    placeOf: ({ path: at }) => page.placeOf(at),
  };
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

/** What the shelf points at must be there. */
function checkShelf(
  overlaid: Overlaid,
  source: Source,
  shelf: ShelfFile,
  modules: readonly ReadModule[],
  scenarios: readonly string[],
): void {
  shelf.openings.forEach((page, index) => {
    if (!shelf.pages.includes(page))
      source.report(
        ['openings', index],
        'unknown-page',
        `There is no page “${page}” on the shelf.`,
        didYouMean(page, shelf.pages),
      );
  });
  shelf.stuck.forEach(({ to }, index) => {
    to.forEach((help, place) => {
      const at = ['stuck', index, 'to', place];
      if ('person' in help) {
        if (!scenarios.includes(help.person))
          source.report(
            [...at, 'person'],
            'unknown-person',
            `There is no scenario “${help.person}”.`,
            didYouMean(help.person, scenarios),
          );
        return;
      }
      const module = modules.find(({ id }) => id === help.module);
      if (overlaid.leavesOut('modules', help.module)) return;
      if (!module)
        source.report(
          [...at, 'module'],
          'unknown-module',
          `There is no module “${help.module}”.`,
          didYouMean(
            help.module,
            modules.map(({ id }) => id),
          ),
        );
      else if (!module.pages.includes(help.page) && !overlaid.takesFrom(module.id, 'pages', help.page))
        source.report(
          [...at, 'page'],
          'unknown-page',
          `There is no page “${help.page}” in ${module.id}.`,
          didYouMean(help.page, module.pages),
        );
    });
  });
}

/** Links into the glossary, `[a word](#word-id)`, that lead to no word of it. */
function unknownWords(page: ReadPage, glossary: readonly string[]): Problem[] {
  const from = page.placeOf(['body']).line;
  return page.body.split('\n').flatMap((row, index) =>
    [...row.matchAll(/\]\(#word-([^)]*)\)/g)].flatMap(({ 1: word = '', index: column }): Problem[] =>
      glossary.includes(word)
        ? []
        : [
            {
              file: page.file,
              line: from + index,
              column: column + 1,
              code: 'unknown-word',
              message: `The glossary has no “${word}”.`,
              ...hintOf(didYouMean(word, glossary)),
            },
          ],
    ),
  );
}

function hintOf(hint: string | undefined): { hint?: string } {
  return hint === undefined ? {} : { hint };
}
