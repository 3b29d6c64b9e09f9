/** Zips that come out the same, byte for byte, from the same files: on any day, machine, time zone and version of Node. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** Files of a package by path, `/` between folders. */
export type Files = ReadonlyMap<string, Uint8Array>;

const unix = 3;
/** A plain file that its owner may write and all may read, where the zip format keeps Unix permissions. */
const readableFile = (0o100644 << 16) >>> 0;

/** Compresses files in the order of their names. */
export function zipFiles(files: Files): Uint8Array {
  const entries: Zippable = {};
  for (const [path, bytes] of sortedByName(files)) entries[path] = [bytes, { os: unix, attrs: readableFile }];
  // Zips keep local time without a zone: a date made from local parts gives the same bytes in every zone.
  return zipSync(entries, { level: 9, mtime: new Date(2000, 0, 1) });
}

/** Files in the order of their code units, which no locale changes. */
export function sortedByName(files: Files): readonly (readonly [string, Uint8Array])[] {
  return [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** A Word, PowerPoint or Excel file, which is a zip, without the day on which it was made. */
export function undated(office: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(office)).filter(([name]) => !name.endsWith('/'));
  return zipFiles(
    new Map(parts.map(([name, bytes]) => [name, name === 'docProps/core.xml' ? withoutDates(bytes) : bytes])),
  );
}

function withoutDates(core: Uint8Array): Uint8Array {
  return strToU8(strFromU8(core).replaceAll(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''));
}
