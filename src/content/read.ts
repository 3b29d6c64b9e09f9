/** Reads all of a course but its scenarios into checked values, gathering every problem. */
import { readEditions } from './editions';
import type { Unit } from './lines';
import { readModules, type ReadModule } from './modules';
import type { Overlaid } from './overlays';
import { courseSchema, type CourseFile, type EditionFile } from './parse/course';
import type { ReadPage } from './parse/page';
import { didYouMean, type Problem } from './parse/problem';
import type { Quote } from './quote';
import { Reader } from './reader';
import { readShelf, type ReadShelf } from './shelf';

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
  const reader = new Reader(overlaid);
  const { modules, quotes } = readModules(reader, scenarios);
  const editions = readEditions(reader, modules);
  const course = reader.file('modules/course.yaml', courseSchema);
  const around = readShelf(reader, modules, scenarios);
  const pages = [around.shelf, ...modules].flatMap((each) => (each ? [...each.read.values()] : []));
  const strange = pages.flatMap((page) => unknownWords(page, Object.keys(course?.glossary ?? {})));
  return {
    course,
    modules,
    shelf: around.shelf,
    editions,
    quotes: [...quotes, ...around.quotes],
    units: [...overlaid.units(), ...reader.units],
    problems: [...overlaid.problems, ...reader.problems, ...strange],
  };
}

/** Links into the glossary, `[a word](#word-id)`, that lead to no word of it. */
function unknownWords(page: ReadPage, glossary: readonly string[]): Problem[] {
  const from = page.placeOf(['body']).line;
  return page.body.split('\n').flatMap((row, index) =>
    [...row.matchAll(/\]\(#word-([^)]*)\)/g)].flatMap(({ 1: word = '', index: column }): Problem[] => {
      if (glossary.includes(word)) return [];
      const hint = didYouMean(word, glossary);
      return [
        {
          file: page.file,
          line: from + index,
          column: column + 1,
          code: 'unknown-word',
          message: `The glossary has no “${word}”.`,
          ...(hint !== undefined && { hint }),
        },
      ];
    }),
  );
}
