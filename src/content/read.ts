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
  type CourseFile,
  type Cut,
  type EditionFile,
  type ModuleFile,
  type OverlayFile,
} from './parse/course';
import { PSEUDO } from '../i18n/pseudo';
import { parsePage, type ReadPage } from './parse/page';
import { didYouMean, type Problem } from './parse/problem';
import { check, readYaml, type Path, type Source } from './parse/source';

/** A module with its pages. */
export interface ReadModule extends ModuleFile {
  readonly read: ReadonlyMap<string, ReadPage>;
}

/** Languages in which every line of the course is there: as it was written, and the pseudo-locale made from it. */
const wholeLocales: ReadonlySet<string> = new Set(['en', PSEUDO]);

export interface ReadFiles {
  readonly course: CourseFile | undefined;
  readonly overlay: OverlayFile | undefined;
  readonly modules: readonly ReadModule[];
  readonly editions: readonly EditionFile[];
  readonly problems: readonly Problem[];
}

/** @param scenarios ids that exist: whom a module may name. */
export function readFiles(root: string, overlay: string, scenarios: readonly string[]): ReadFiles {
  const problems: Problem[] = [];
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
    if (value !== undefined) more?.(source, value);
    problems.push(...source.problems);
    return source.problems.length === 0 ? value : undefined;
  };

  const moduleIds = foldersIn(path.join(root, 'modules'));
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
      module.pages.forEach((page, index) => {
        const pageFile = `modules/${id}/pages/${page}.md`;
        if (!existsSync(path.join(root, pageFile))) {
          const names = readdirSync(path.join(root, `modules/${id}/pages`)).map((name) => name.replace(/\.md$/, ''));
          source.report(['pages', index], 'missing-file', `There is no ${pageFile}.`, didYouMean(page, names));
          return;
        }
        const parsed = parsePage(pageFile, readFileSync(path.join(root, pageFile), 'utf8'));
        problems.push(...parsed.problems);
        if (!parsed.page) return;
        read.set(page, parsed.page);
        const { part } = parsed.page;
        const parts = Object.keys(module.parts ?? {});
        if (part !== undefined && !parts.includes(part))
          problems.push({
            file: pageFile,
            line: 3,
            column: 1,
            code: 'unknown-part',
            message: `The module has no words for a part “${part}”.`,
            ...hintOf(didYouMean(part, parts)),
          });
      });
    });
    return file ? [{ ...file, read }] : [];
  });

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
        const without = wholeLocales.has(locale) ? undefined : modules.find(({ id: each }) => taken.includes(each));
        if (without)
          source.report(
            ['locales', index],
            'missing-line',
            `“${locale}” has no line for “${without.title}”, nor for any other text of modules/${without.id}.`,
            `An edition lists only languages that are whole: ${[...wholeLocales].join(', ')}.`,
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

  return {
    course: readFile('modules/course.yaml', courseSchema),
    overlay: readFile(`scorm/overlays/${overlay}/overlay.yaml`, overlaySchema),
    modules,
    editions,
    problems,
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

function hintOf(hint: string | undefined): { hint?: string } {
  return hint === undefined ? {} : { hint };
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}
