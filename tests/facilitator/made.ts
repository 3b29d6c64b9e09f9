/** A pack as a facilitator has it, for the tests of what is in it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readCourse } from '../../src/content/course';
import { readOverlay } from '../../src/content/overlays';
import { packIn, readPack } from '../../src/content/pack';
import { readFiles } from '../../src/content/read';
import { scenarioIds } from '../../src/content/scenarios';
import type { Sources } from '../../src/facilitator/course';
import { renderPack } from '../../src/facilitator/pack';
import type { Files } from '../../scorm/package/zip';

export const house = path.resolve(import.meta.dirname, '../..');

export async function sourcesFor(overlay: string, edition = 'gold', language = 'en'): Promise<Sources> {
  const { course, problems } = await readCourse(house, { overlay });
  const overlaid = readOverlay(house, overlay);
  const read = readPack(overlaid, readFiles(overlaid, scenarioIds(house, overlaid)).modules);
  if (!course || read.problems.length > 0) throw new Error(JSON.stringify([...problems, ...read.problems]));
  const assembly = course.assemble(edition, 'web', { locales: [language] });
  const topics = assembly.package.text[language]?.modules.map(({ id }) => id) ?? [];
  const english = course.assemble(edition, 'web', { locales: ['en'] });
  return { assembly, english, read: packIn(read, topics, overlaid, language).pack };
}

export function packOf(sources: Sources): Promise<Files> {
  return renderPack(sources, (file) => readFileSync(path.join(house, 'static/objects', `${file}.svg`), 'utf8'));
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
