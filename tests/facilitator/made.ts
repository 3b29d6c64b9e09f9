/** A pack as a facilitator has it, for the tests of what is in it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readCourse, type Assembly } from '../../src/content/course';
import { readOverlay } from '../../src/content/overlays';
import { packIn, readPack, type ReadPack } from '../../src/content/pack';
import { readFiles } from '../../src/content/read';
import { scenarioIds } from '../../src/content/scenarios';
import { renderPack } from '../../src/facilitator/pack';
import type { Files } from '../../scorm/package/zip';

export const house = path.resolve(import.meta.dirname, '../..');

export interface Sources {
  readonly assembly: Assembly;
  readonly read: ReadPack;
}

export async function sourcesFor(overlay: string, edition = 'gold', language = 'en'): Promise<Sources> {
  const { course, problems } = await readCourse(house, { overlay });
  const overlaid = readOverlay(house, overlay);
  const read = readPack(overlaid, readFiles(overlaid, scenarioIds(house, overlaid)).modules);
  if (!course || read.problems.length > 0) throw new Error(JSON.stringify([...problems, ...read.problems]));
  const assembly = course.assemble(edition, 'web', { locales: [language] });
  const topics = assembly.package.text[language]?.modules.map(({ id }) => id) ?? [];
  return { assembly, read: packIn(read, topics, overlaid, language).pack };
}

export function packOf({ assembly, read }: Sources): Promise<Files> {
  return renderPack(assembly, read, (file) => readFileSync(path.join(house, 'static/objects', `${file}.svg`), 'utf8'));
}

/** A file’s parts by name: of an Office file its XML, of any other itself. */
export function partsOf(file: string, bytes: Uint8Array): ReadonlyMap<string, string> {
  if (!/\.(docx|pptx|xlsx)$/.test(file)) return new Map([['', strFromU8(bytes)]]);
  return new Map(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, part]) => [name, strFromU8(part)]),
  );
}

/** What a reader sees of markup, in one line. */
export function textOf(markup: string): string {
  return markup
    .replaceAll(/<style>[\s\S]*?<\/style>/g, ' ')
    .replaceAll(/<\/(w:p|a:p|p|li|td|th|h\d|text|t)>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}
