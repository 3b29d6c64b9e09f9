/** Which strings of the content are texts that somebody reads, and what is done to all of them alike. */
import { disguise } from '../i18n/pseudo';

/** Keys whose value is a text, or holds nothing but texts. */
const textKeys = new Set(
  'title editionTitle skill summary says unsaid cue thinks coach lay clinician place brief pause after because words html notes objects parts phrases roles strapline text detail'.split(
    ' ',
  ),
);

/** Ids that stand among a part's words: what is chosen by them must still be found. */
const idKeys = new Set(['id', 'lean']);

/** @returns the same shape with every text changed, and every id and number as it was. */
export function mapTexts<T>(value: T, change: (text: string) => string, isText = false): T {
  if (typeof value === 'string') return (isText ? change(value) : value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => mapTexts(each, change, isText)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      // `text` also names the record of a package's languages, and `roles` a person's list of ids.
      const isOther = (key === 'text' && typeof each === 'object') || (key === 'roles' && Array.isArray(each));
      const inside = !idKeys.has(key) && (isText || (textKeys.has(key) && !isOther));
      return [key, mapTexts(each as unknown, change, inside)];
    }),
  ) as T;
}

/** Straight quotes as authors type them → the ones that are printed. */
export function curlQuotes(text: string): string {
  return text
    .replace(/(^|[\s([“–—-])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([“–—])'(?=[\p{L}\d].*'(?:[\s.,;:!?)\]”–—]|$))/gu, '$1‘')
    .replace(/'/g, '’');
}

/** A text in the pseudo-locale; HTML keeps its tags. */
export function pseudoText(text: string): string {
  if (!text.includes('<')) return disguise(text);
  return text
    .split(/(<[^>]+>)/)
    .map((piece) => (piece.startsWith('<') || piece.trim() === '' ? piece : disguise(piece)))
    .join('');
}
