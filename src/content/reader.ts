/** Reads the course’s files one after another, as an overlay has them, and gathers what is wrong in them and every line. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { linesOf, mapLines, unitOf, type Line, type Unit } from './lines';
import type { Overlaid } from './overlays';
import { wholePageSchema } from './parse/course';
import { parsePage, type ReadPage } from './parse/page';
import type { Problem } from './parse/problem';
import { check, readYaml, type Source } from './parse/source';

export class Reader {
  readonly overlaid: Overlaid;
  readonly problems: Problem[] = [];
  /** In the order in which they were read. */
  readonly units: Unit[] = [];

  constructor(overlaid: Overlaid) {
    this.overlaid = overlaid;
  }

  /** @param more looks further once the schema has no complaint. @returns undefined when anything is wrong, or it is not there. */
  file<T>(file: string, schema: z.ZodType<T>, more?: (source: Source, value: T) => void): T | undefined {
    if (this.overlaid.find(file) !== undefined) return this.fileIfThere(file, schema, more);
    this.problems.push({ file, line: 1, column: 1, code: 'missing-file', message: `There is no ${file}.` });
    return undefined;
  }

  /** The same of a file that need not be there. */
  fileIfThere<T>(file: string, schema: z.ZodType<T>, more?: (source: Source, value: T) => void): T | undefined {
    const place = this.overlaid.find(file);
    if (place === undefined) return undefined;
    const source = readYaml(place, this.#textOf(place));
    const written = check(source, schema);
    const unit = file.replace(/(\/module|\/pack)?\.yaml$/, '');
    const value = written && mapLines(unit, schema, written, this.#reword);
    if (value !== undefined) {
      this.units.push(unitOf(unit, source, schema, value));
      more?.(source, value);
    }
    this.problems.push(...source.problems);
    return source.problems.length === 0 ? value : undefined;
  }

  /** @param unit `modules/ambivalence/pages/rulers`. @param mostWords of a page that is longer than a learner’s may be. */
  page(unit: string, mostWords?: number): ReadPage | undefined {
    const place = this.overlaid.find(`${unit}.md`);
    if (place === undefined) return undefined;
    const { page, problems } = parsePage(place, this.#textOf(place), mostWords);
    this.problems.push(...problems);
    if (!page) return undefined;
    const own = mapLines(unit, wholePageSchema, page, this.#reword);
    const { file, title, body } = own;
    const lines = linesOf(unit, wholePageSchema, { title, body });
    this.units.push({ id: unit, file, lines, placeOf: ({ path: at }) => own.placeOf(at) });
    return own;
  }

  readonly #reword = (line: Line): string => this.overlaid.reword(line).text;

  #textOf(place: string): string {
    return readFileSync(path.join(this.overlaid.root, place), 'utf8');
  }
}
