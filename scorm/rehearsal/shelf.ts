/** The packages to rehearse, read as they lie in `dist/packages`: the index, and files straight out of the zips. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';

/** A row of `index.json`, as `npm run package` writes it. */
export interface Row {
  readonly edition: string;
  readonly standard: string;
  readonly overlay: string;
  readonly title: string;
  readonly version: string;
  readonly file: string;
  readonly bytes: number;
  readonly launch: string;
}

/** Names a package over its versions: `core/silver/scorm12`. */
export function keyOf(row: Pick<Row, 'overlay' | 'edition' | 'standard'>): string {
  return `${row.overlay}/${row.edition}/${row.standard}`;
}

/** A shelf of packages; read anew at each question, so that a build shows at the next click. */
export class Shelf {
  readonly #folder: string;
  readonly #opened = new Map<string, { changed: number; files: Readonly<Record<string, Uint8Array>> }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Silver first, then as the index has them, and the LMS checks, which stand in no index. */
  rows(): readonly Row[] {
    const index = path.join(this.#folder, 'index.json');
    if (!existsSync(index)) return [];
    const rows = JSON.parse(readFileSync(index, 'utf8')) as Row[];
    const [first, others] = [true, false].map((wanted) => rows.filter((row) => (row.edition === 'silver') === wanted));
    return [...(first ?? []), ...(others ?? []), ...this.#checks(rows[0]?.version ?? '')];
  }

  #checks(version: string): readonly Row[] {
    return readdirSync(this.#folder).flatMap((file) => {
      const standard = /^lms-check-(.*)\.zip$/.exec(file)?.[1];
      if (standard === undefined) return [];
      const { size } = statSync(path.join(this.#folder, file));
      const names = { edition: 'lms-check', standard, overlay: 'core', title: 'LMS check', version };
      return [{ ...names, file, bytes: size, launch: 'index.html' }];
    });
  }

  row(key: string): Row | undefined {
    return this.rows().find((row) => keyOf(row) === key);
  }

  /** A package's zip; undefined when it is no longer there. */
  zip(row: Row): Uint8Array | undefined {
    const place = path.join(this.#folder, row.file);
    return existsSync(place) ? readFileSync(place) : undefined;
  }

  /** One file of a package, by its exact name: a name that is not in the zip's own list leads nowhere. */
  file(row: Row, name: string): Uint8Array | undefined {
    const files = this.#open(row);
    return files && Object.hasOwn(files, name) ? files[name] : undefined;
  }

  #open(row: Row): Readonly<Record<string, Uint8Array>> | undefined {
    const changed = statSync(path.join(this.#folder, row.file), { throwIfNoEntry: false })?.mtimeMs;
    if (changed === undefined) return undefined;
    const opened = this.#opened.get(row.file);
    if (opened?.changed === changed) return opened.files;
    const zip = this.zip(row);
    if (!zip) return undefined;
    const files = unzipSync(zip);
    this.#opened.set(row.file, { changed, files });
    return files;
  }
}
