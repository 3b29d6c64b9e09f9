/** The pages around the course, and what one may be stuck with: all that it points at must be there. */
import { idOf, readPages, SHELF, tellAlike, type ReadModule } from './modules';
import type { Listed, Overlaid } from './overlays';
import { shelfSchema, type ShelfFile } from './parse/course';
import type { ReadPage } from './parse/page';
import { didYouMean } from './parse/problem';
import type { Path, Source } from './parse/source';
import { quotesIn, type Quote } from './quote';
import type { Reader } from './reader';

/** The folder `modules/shelf` with its pages. */
export interface ReadShelf extends ShelfFile {
  readonly read: ReadonlyMap<string, ReadPage>;
}

/** @returns no shelf where there is none or it is left out, and where it is wrong. */
export function readShelf(
  reader: Reader,
  modules: readonly ReadModule[],
  scenarios: readonly string[],
): { shelf: ReadShelf | undefined; quotes: readonly Quote[] } {
  const { overlaid } = reader;
  if (!overlaid.names('modules').includes(SHELF) || overlaid.leavesOut('modules', SHELF))
    return { shelf: undefined, quotes: [] };
  const quotes: Quote[] = [];
  let pages: readonly Listed[] = [];
  let read: ReadShelf['read'] = new Map();
  const file = reader.file(`modules/${SHELF}/module.yaml`, shelfSchema, (source, shelf) => {
    pages = overlaid.listed(source, SHELF, 'pages', shelf.pages);
    tellAlike(pages.map(idOf), (at, ...problem) => pages[at]?.report(...problem));
    read = readPages(reader, `modules/${SHELF}`, pages, shelf);
    quotes.push(...quotesIn(source, shelf.parts));
    checkOpenings(source, shelf, pages.map(idOf));
    checkHelp(source, shelf, overlaid, modules, scenarios);
  });
  return { shelf: file && { ...file, pages: pages.map(idOf), read }, quotes };
}

function checkOpenings(source: Source, { openings }: ShelfFile, pages: readonly string[]): void {
  openings.forEach((page, index) => {
    if (!pages.includes(page))
      source.report(
        ['openings', index],
        'unknown-page',
        `There is no page “${page}” on the shelf.`,
        didYouMean(page, pages),
      );
  });
}

type Help = ShelfFile['stuck'][number]['to'][number];

/** The people and pages that are to help whoever is stuck. */
function checkHelp(
  source: Source,
  { stuck }: ShelfFile,
  overlaid: Overlaid,
  modules: readonly ReadModule[],
  scenarios: readonly string[],
): void {
  stuck.forEach(({ to }, index) => {
    to.forEach((help, place) => {
      const at = ['stuck', index, 'to', place];
      if (!('person' in help)) checkPage(source, at, help, overlaid, modules);
      else if (!scenarios.includes(help.person))
        source.report(
          [...at, 'person'],
          'unknown-person',
          `There is no scenario “${help.person}”.`,
          didYouMean(help.person, scenarios),
        );
    });
  });
}

function checkPage(
  source: Source,
  at: Path,
  help: Exclude<Help, { person: string }>,
  overlaid: Overlaid,
  modules: readonly ReadModule[],
): void {
  if (overlaid.leavesOut('modules', help.module)) return;
  const module = modules.find(({ id }) => id === help.module);
  if (!module)
    source.report(
      [...at, 'module'],
      'unknown-module',
      `There is no module “${help.module}”.`,
      didYouMean(help.module, modules.map(idOf)),
    );
  else if (!module.pages.includes(help.page) && !overlaid.takesFrom(module.id, 'pages', help.page))
    source.report(
      [...at, 'page'],
      'unknown-page',
      `There is no page “${help.page}” in ${module.id}.`,
      didYouMean(help.page, module.pages),
    );
}
