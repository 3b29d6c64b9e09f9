/** A language's file with some of its lines changed: all else, comments too, stays as somebody wrote it. */
import { isMap, isScalar, parseDocument, Scalar, YAMLMap, type Document, type Pair } from 'yaml';
import type { Change } from './import';

/**
 * @param text what the file holds; undefined where there is none yet.
 * @param order ids of the English lines: the order of the file.
 * @returns the new text. What was signed is a draft again, as nobody has signed the new words.
 */
export function withChanges(
  text: string | undefined,
  language: string,
  changes: readonly Change[],
  order: readonly string[],
): string {
  const document = parseDocument(text ?? `format: locale/1\nlanguage: ${language}\nstatus: draft\nlines:\n`);
  document.set('status', 'draft');
  const lines = linesIn(document);
  for (const { id, of, says } of changes) lines.set(id, document.createNode({ of, says: written(says) }));
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ key }: Pair) => places.get(String(isScalar(key) ? key.value : key)) ?? order.length;
  lines.items.sort((one, other) => placeOf(one) - placeOf(other));
  return document.toString({ lineWidth: 0 });
}

function linesIn(document: Document): YAMLMap {
  const lines = document.get('lines');
  if (isMap(lines)) {
    if (lines.items.length === 0) lines.flow = false;
    return lines;
  }
  const made = new YAMLMap();
  document.set('lines', made);
  return made;
}

/** Rows stand one beneath the other. */
function written(says: string): Scalar {
  const scalar = new Scalar(says);
  if (says.includes('\n')) scalar.type = Scalar.BLOCK_LITERAL;
  return scalar;
}
