/** What Office files have in common: each is a zip, and from the same content come the same bytes, on any day. */
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { zipFiles } from '../../scorm/package/zip';

/** The same file without the day on which it was made. */
export function undated(file: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(file)).filter(([name]) => !name.endsWith('/'));
  return zipFiles(
    new Map(parts.map(([name, bytes]) => [name, name === 'docProps/core.xml' ? withoutDates(bytes) : bytes])),
  );
}

function withoutDates(core: Uint8Array): Uint8Array {
  return strToU8(strFromU8(core).replaceAll(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''));
}
