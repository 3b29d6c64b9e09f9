/** What reviewers wrote: read out of a Word file that came back, from the last column and from Word’s own comments. */
import { unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import type { Script } from './script';
import { told } from './words';

/** A row of the script as it came back. */
export interface ReturnedRow {
  /** What stands in its first column: the line’s id, without its unit and without spaces. */
  readonly line: string;
  /** What is said, in whatever words it now has. */
  readonly says: string;
  readonly comments: readonly { readonly text: string; /** Who wrote it, where Word knows. */ readonly by?: string }[];
}

export interface Returned {
  /** Which unit the script was of, and in which wording; undefined when the file does not say so. */
  readonly unit: string | undefined;
  readonly hash: string | undefined;
  readonly rows: readonly ReturnedRow[];
}

/** @throws when the file is not a Word file. */
export function readReturned(file: Uint8Array): Returned {
  const parts = partsOf(file);
  const body = parts['word/document.xml'];
  if (!body) throw new Error('This is not a Word file.');
  const document = parseXml(body);
  const written = commentsById(parts['word/comments.xml']);
  const [, unit, hash] =
    /This is ((?:scenarios|modules)\/[\w-]+) in the wording ([a-p]{8})/.exec(textOf(document)) ?? [];
  const rows = all(document, 'w:tr').flatMap((row): ReturnedRow[] => {
    if (all(row, 'w:tblHeader').length > 0) return [];
    const cells = all(row, 'w:tc').map(textOf);
    const beside = (cells.at(-1) ?? '').trim();
    const ids = new Set(all(row, 'w:commentReference').map((each) => each.getAttribute('w:id') ?? ''));
    return [
      {
        line: withoutSpaces(cells[0] ?? ''),
        says: (cells[2] ?? '').trim(),
        comments: [...(beside === '' ? [] : [{ text: beside }]), ...[...ids].flatMap((id) => written.get(id) ?? [])],
      },
    ];
  });
  return { unit, hash, rows };
}

/** What a file brought back, as `file:line:column: comment`, each at the line that it is about. @throws when it is not a Word file. */
export function placeComments(name: string, file: Uint8Array, scripts: readonly Script[]): string[] {
  const { unit, hash, rows } = readReturned(file);
  if (unit === undefined || hash === undefined) return [`${name} ${told.noScript}`];
  const script = scripts.find((each) => each.unit === unit);
  if (!script) return [`${name} ${told.noUnit(unit)}`];
  const lines = new Map(
    script.sections.flatMap(({ rows }) => rows).map((row) => [withoutSpaces(row.id.slice(unit.length + 1)), row]),
  );
  const isOlder = script.hash !== hash;
  const comments = rows.flatMap(({ line, says, comments }) => {
    const row = lines.get(line);
    // In another wording nobody knows who changed the words.
    const isReworded = !isOlder && row && says !== row.says.trim();
    const texts = [
      ...comments.map(({ text, by }) => (by ? `${by}: ${text}` : text)),
      ...(isReworded ? [`${told.instead} ${says}`] : []),
    ];
    return texts.map((text) => (row ? `${row.place}: ${text}` : `${name} ${told.lost(line)} ${text}`));
  });
  return [
    ...(isOlder ? [`${name} ${told.older(unit, hash, script.hash)}`] : []),
    ...(comments.length > 0 ? comments : [`${name} ${told.nothing}`]),
  ];
}

function partsOf(file: Uint8Array): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(file, { filter: ({ name }) => /^word\/(document|comments)\.xml$/.test(name) });
  } catch {
    return {};
  }
}

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function commentsById(part: Uint8Array | undefined): ReadonlyMap<string, { text: string; by: string }> {
  const comments = part ? all(parseXml(part), 'w:comment') : [];
  return new Map(
    comments.map((comment) => [
      comment.getAttribute('w:id') ?? '',
      { text: textOf(comment).trim(), by: comment.getAttribute('w:author') ?? '' },
    ]),
  );
}

function parseXml(part: Uint8Array): Document {
  return new JSDOM(new TextDecoder().decode(part), { contentType: 'text/xml' }).window.document;
}

/** Elements of a name at any depth. A walk, since a file has thousands and a live list of them is slow. */
function all(within: Node, name: string): Element[] {
  const found: Element[] = [];
  for (let node = within.firstChild; node; node = node.nextSibling) {
    if (node.nodeName === name) found.push(node as Element);
    found.push(...all(node, name));
  }
  return found;
}

/** Its words, a line for each paragraph; what was struck out with changes tracked is no longer there. */
function textOf(within: Node): string {
  return all(within, 'w:p')
    .map((paragraph) =>
      all(paragraph, 'w:t')
        .map((run) => run.textContent)
        .join(''),
    )
    .join('\n');
}
