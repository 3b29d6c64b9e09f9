/** Reads the project's YAML and Markdown files into checked values, gathering every problem. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import {
  courseSchema,
  cutsOf,
  editionSchema,
  moduleSchema,
  overlaySchema,
  shelfSchema,
  type CourseFile,
  type Cut,
  type EditionFile,
  type ModuleFile,
  type OverlayFile,
  type ShelfFile,
  wholePageSchema,
} from './parse/course';
import { isPseudo } from '../i18n/pseudo';
import { linesOf, unitOf, type Unit } from './lines';
import { languagesIn } from './languages';
import { parsePage, type ReadPage } from './parse/page';
import { didYouMean, type Problem } from './parse/problem';
import { check, readYaml, type Path, type Source } from './parse/source';

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
  readonly overlay: OverlayFile | undefined;
  readonly modules: readonly ReadModule[];
  /** Undefined where there is none, and where it is wrong. */
  readonly shelf: ReadShelf | undefined;
  readonly editions: readonly EditionFile[];
  /** The lines of all these files; scenarios have their own. */
  readonly units: readonly Unit[];
  readonly problems: readonly Problem[];
}

/** @param scenarios ids that exist: whom a module may name. */
export function readFiles(root: string, overlay: string, scenarios: readonly string[]): ReadFiles {
  const problems: Problem[] = [];
  const units: Unit[] = [];
  const readFile = <T>(
    file: string,
    schema: z.ZodType<T>,
    more?: (source: Source, value: T) => void,
  ): T | undefined => {
    const place = path.join(root, file);
    if (!existsSync(place)) {
      problems.push({ file, line: 1, column: 1, code: 'missing-file', message: `There is no ${file}.` });
      return undefined;
    }
    const source = readYaml(file, readFileSync(place, 'utf8'));
    const value = check(source, schema);
    if (value !== undefined) {
      units.push(unitOf(file.replace(/(\/(module|overlay))?\.yaml$/, ''), source, schema, value));
      more?.(source, value);
    }
    problems.push(...source.problems);
    return source.problems.length === 0 ? value : undefined;
  };

  /** The pages that a module names, into `read`. */
  const readPages = (
    source: Source,
    folder: string,
    { pages, parts = {} }: Pick<ModuleFile, 'pages' | 'parts'>,
    read: Map<string, ReadPage>,
  ): void => {
    pages.forEach((page, index) => {
      const pageFile = `${folder}/pages/${page}.md`;
      if (!existsSync(path.join(root, pageFile))) {
        const names = filesIn(path.join(root, folder, 'pages'), '.md');
        source.report(['pages', index], 'missing-file', `There is no ${pageFile}.`, didYouMean(page, names));
        return;
      }
      const parsed = parsePage(pageFile, readFileSync(path.join(root, pageFile), 'utf8'));
      problems.push(...parsed.problems);
      if (!parsed.page) return;
      read.set(page, parsed.page);
      units.push(unitOfPage(parsed.page));
      const { part } = parsed.page;
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

  const folders = foldersIn(path.join(root, 'modules'));
  const moduleIds = folders.filter((id) => id !== SHELF && id !== PACK);
  const modules = moduleIds.flatMap((id): ReadModule[] => {
    const read = new Map<string, ReadPage>();
    const file = readFile(`modules/${id}/module.yaml`, moduleSchema, (source, module) => {
      if (module.id !== id)
        source.report(
          ['id'],
          'wrong-folder',
          `This module calls itself “${module.id}” but lies in “${id}”.`,
          'The folder’s name is the id.',
        );
      module.people.forEach((person, index) => {
        if (!scenarios.includes(person))
          source.report(
            ['people', index],
            'unknown-person',
            `There is no scenario “${person}”.`,
            didYouMean(person, scenarios),
          );
      });
      module.commitments.forEach((commitment, index) => {
        if (module.commitments.findIndex((each) => each.id === commitment.id) < index)
          source.report(
            ['commitments', index, 'id'],
            'duplicate-id',
            `There are two commitments “${commitment.id}”.`,
            'The bookmark knows a commitment by its id.',
          );
      });
      readPages(source, `modules/${id}`, module, read);
    });
    return file ? [{ ...file, read }] : [];
  });

  const languages = languagesIn(root);
  const editionIds = filesIn(path.join(root, 'scorm/editions'), '.yaml');
  const editions = editionIds.flatMap((id) => {
    const edition = readFile(`scorm/editions/${id}.yaml`, editionSchema, (source, file) => {
      if (file.id !== id)
        source.report(['id'], 'wrong-folder', `This edition calls itself “${file.id}” but its file is “${id}.yaml”.`);
      const cuts = cutsOf(file);
      const taken = cuts.map(({ id: module }) => module);
      cuts.forEach((cut, index) => {
        if (!moduleIds.includes(cut.id))
          source.report(
            ['modules', index],
            'unknown-module',
            `There is no module “${cut.id}”.`,
            didYouMean(cut.id, moduleIds),
          );
        const module = modules.find(({ id: each }) => each === cut.id);
        if (module) checkCut(source, ['modules', index], cut, module);
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
    return edition ? [edition] : [];
  });

  const course = readFile('modules/course.yaml', courseSchema);
  const shelfPages = new Map<string, ReadPage>();
  const shelf = folders.includes(SHELF)
    ? readFile(`modules/${SHELF}/module.yaml`, shelfSchema, (source, file) => {
        readPages(source, `modules/${SHELF}`, file, shelfPages);
        checkShelf(source, file, modules, scenarios);
      })
    : undefined;
  for (const page of [...shelfPages.values(), ...modules.flatMap(({ read }) => [...read.values()])])
    problems.push(...unknownWords(page, Object.keys(course?.glossary ?? {})));

  return {
    course,
    overlay: readFile(`scorm/overlays/${overlay}/overlay.yaml`, overlaySchema),
    modules,
    shelf: shelf && { ...shelf, read: shelfPages },
    editions,
    units,
    problems,
  };
}

function unitOfPage(page: ReadPage): Unit {
  const id = page.file.replace(/\.md$/, '');
  return {
    id,
    file: page.file,
    lines: linesOf(id, wholePageSchema, { title: page.title, body: page.body }),
    placeOf: ({ path: at }) => page.placeOf(at),
  };
}

/** What an edition takes of a module must be there. */
function checkCut(source: Source, path: Path, cut: Cut, module: ModuleFile): void {
  cut.people?.forEach((person, index) => {
    if (!module.people.includes(person))
      source.report(
        [...path, 'people', index],
        'unknown-person',
        `Nobody meets “${person}” in ${module.id}.`,
        didYouMean(person, module.people),
      );
  });
  cut.pages?.forEach((page, index) => {
    if (!module.pages.includes(page))
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
      else if (!module.pages.includes(help.page))
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

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'locales')
    .map(({ name }) => name)
    .sort();
}

function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}
