/** Topics with their pages: all that a topic names must be there. */
import { shortOf } from '../course/short';
import { PACK } from './languages';
import type { Listed, Overlaid } from './overlays';
import { moduleSchema, type ModuleFile } from './parse/course';
import type { ReadPage } from './parse/page';
import { didYouMean } from './parse/problem';
import type { Source } from './parse/source';
import { quotesIn, type Quote } from './quote';
import type { Reader } from './reader';

/** A module with its pages. */
export interface ReadModule extends ModuleFile {
  readonly read: ReadonlyMap<string, ReadPage>;
}

/** The folder of the pages around the course. */
export const SHELF = 'shelf';

/** The topics that an overlay leaves in the course. @param scenarios ids that exist: whom a module may name. */
export function readModules(
  reader: Reader,
  scenarios: readonly string[],
): { modules: readonly ReadModule[]; quotes: readonly Quote[] } {
  const quotes: Quote[] = [];
  const ids = topicsIn(reader.overlaid);
  const modules = ids.flatMap((id): ReadModule[] => {
    let lists: Record<'people' | 'pages', readonly Listed[]> = { people: [], pages: [] };
    let read: ReadModule['read'] = new Map();
    const file = reader.file(`modules/${id}/module.yaml`, moduleSchema, (source, module) => {
      lists = {
        people: reader.overlaid.listed(source, id, 'people', module.people),
        pages: reader.overlaid.listed(source, id, 'pages', module.pages),
      };
      checkModule(source, module, lists, { id, before: ids.slice(0, ids.indexOf(id)), scenarios });
      read = readPages(reader, `modules/${id}`, lists.pages, module);
      quotes.push(...quotesIn(source, module.parts));
    });
    return file ? [{ ...file, people: lists.people.map(idOf), pages: lists.pages.map(idOf), read }] : [];
  });
  return { modules, quotes };
}

/** Ids of the topics; neither the shelf nor the pack is one. */
export function topicsIn(overlaid: Overlaid): string[] {
  return overlaid
    .names('modules')
    .filter((id) => id !== SHELF && `modules/${id}` !== PACK && !overlaid.leavesOut('modules', id));
}

function checkModule(
  source: Source,
  module: ModuleFile,
  { people, pages }: Record<'people' | 'pages', readonly Listed[]>,
  { id, before, scenarios }: { id: string; before: readonly string[]; scenarios: readonly string[] },
): void {
  if (module.id !== id)
    source.report(
      ['id'],
      'wrong-folder',
      `This module calls itself “${module.id}” but lies in “${id}”.`,
      'The folder’s name is the id.',
    );
  for (const { id: person, report } of people)
    if (!scenarios.includes(person))
      report('unknown-person', `There is no scenario “${person}”.`, didYouMean(person, scenarios));
  const others = [SHELF, ...before];
  tellAlike([...others, id], (at, ...problem) => {
    if (at === others.length) source.report(['id'], ...problem);
  });
  tellAlike(pages.map(idOf), (at, ...problem) => pages[at]?.report(...problem));
  tellAlike(module.commitments.map(idOf), (at, ...problem) => {
    source.report(['commitments', at, 'id'], ...problem);
  });
}

/** The pages that a folder of lessons names, by their ids. */
export function readPages(
  reader: Reader,
  folder: string,
  pages: readonly Listed[],
  { parts = {} }: Pick<ModuleFile, 'parts'>,
): ReadonlyMap<string, ReadPage> {
  const read = new Map<string, ReadPage>();
  for (const { id, report } of pages) {
    const unit = `${folder}/pages/${id}`;
    if (reader.overlaid.find(`${unit}.md`) === undefined) {
      const names = reader.overlaid.names(`${folder}/pages`, '.md');
      report('missing-file', `There is no ${unit}.md.`, didYouMean(id, names));
      continue;
    }
    const page = reader.page(unit);
    if (!page) continue;
    read.set(id, page);
    const { part, file } = page;
    if (part === undefined || Object.hasOwn(parts, part)) continue;
    const hint = didYouMean(part, Object.keys(parts));
    reader.problems.push({
      file,
      line: 3,
      column: 1,
      code: 'unknown-part',
      message: `The module has no words for a part “${part}”.`,
      ...(hint !== undefined && { hint }),
    });
  }
  return read;
}

/** Ids in one list that a bookmark could not tell apart: one in some hundreds of any two. */
export function tellAlike(
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

export function idOf({ id }: { readonly id: string }): string {
  return id;
}
