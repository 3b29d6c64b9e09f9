/** The built packages, as an LMS unpacks them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { readIndex } from '../../scorm/package/shelf';
import type { Standard } from '../../src/course/course';

export const packagesDir = resolve(import.meta.dirname, '../../dist/packages');

/** Files of one package by name. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** Unpacks the core package of an edition in a standard. @throws when it is not built: run `npm run package`. */
export function packageFiles(edition: string, standard: Standard): Files {
  const row = readIndex(packagesDir).find(
    (each) => each.overlay === 'core' && each.edition === edition && each.standard === standard,
  );
  if (!row) throw new Error(`${edition} for ${standard} is not in dist/packages. Run npm run package.`);
  return unzipSync(readFileSync(resolve(packagesDir, row.file)));
}

/** The same package with the text of one file changed. @throws when the change changes nothing. */
export function withChange(files: Files, name: string, change: (text: string) => string): Files {
  const before = new TextDecoder().decode(files[name]);
  const after = change(before);
  if (after === before) throw new Error(`${name} is as it was.`);
  return { ...files, [name]: new TextEncoder().encode(after) };
}
