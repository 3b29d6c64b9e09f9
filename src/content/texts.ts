/** What is done to the words of every line alike. */
import { disguise } from '../i18n/pseudo';

/** Straight quotes as authors type them → the ones that are printed. */
export function curlQuotes(text: string): string {
  return text
    .replace(/(^|[\s([“–—-])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([“–—])'(?=[\p{L}\d].*'(?:[\s.,;:!?)\]”–—]|$))/gu, '$1‘')
    .replace(/'/g, '’');
}

/** A line in a pseudo-locale, row by row; what Markdown begins a row with stays where it is. */
export function pseudoText(text: string, locale: string): string {
  return text
    .split('\n')
    .map((row) => {
      const [, mark = '', words = ''] = /^(\s*(?:(?:[-*]|\d+\.|#+)\s+)?)(.*)$/.exec(row) ?? [];
      return words === '' ? row : mark + disguise(words, locale);
    })
    .join('\n');
}
