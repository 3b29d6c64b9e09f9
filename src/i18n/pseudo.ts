/**
 * Languages nobody speaks, made from English by the build: accented, a third longer and in brackets, and the second one written from
 * right to left. What still reads as plain English on a screen was written into a component; what loses its last bracket does not fit.
 */
import type { Strings } from './strings';

/** Their names among the locales, from the range that BCP 47 leaves for private use. */
export const PSEUDO = 'qps';
export const MIRRORED = 'qpr';

export function isPseudo(locale: string): boolean {
  return locale === PSEUDO || locale === MIRRORED;
}

/** A locale as `lang` takes it: the pseudo-locales' letters are English ones in disguise. */
export function langOf(locale: string): string {
  return isPseudo(locale) ? `en-x-${locale}` : locale;
}

/** Languages in scripts that are written from right to left. */
const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi|qpr)\b/;

/** A locale as `dir` takes it. */
export function dirOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.test(locale) ? 'rtl' : 'ltr';
}

/** A locale as dates, numbers and lists are written in it; plain `en` would be American. */
export function formatOf(locale: string): string {
  return isPseudo(locale) || locale === 'en' ? 'en-GB' : locale;
}

const plain = 'AaBCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz';
const accented = 'ÀáßÇçĎďÉéĜĝĤĥÍíĴĵĶķĹĺŃńÓóŔŕŜŝŢţÛúŴŵŶýŽž';
const twin = new Map([...plain].map((letter, place) => [letter, [...accented][place] ?? letter]));
const pluralForms = ['zero', 'two', 'few', 'many'];

/** Every text in disguise. All six plural forms are there, whichever the browser thinks this language has. */
export function pseudoOf(strings: Strings, locale = PSEUDO): Strings {
  return Object.fromEntries(
    Object.entries(strings).flatMap(([key, value]) => {
      const own: [string, string | Strings] = [
        key,
        typeof value === 'string' ? disguise(value, locale) : pseudoOf(value, locale),
      ];
      return key.endsWith('_other')
        ? [own, ...pluralForms.map((form) => [key.replace(/other$/, form), own[1]] as const)]
        : [own];
    }),
  );
}

/** Accents a text and leaves `{{places}}`, `{places}` and the addresses of links as they are. Mirrored, each word is also turned round. */
export function disguise(text: string, locale = PSEUDO): string {
  const words = text
    .split(/(\{+.*?\}+|\]\([^)]*\))/)
    .map((piece, place) => (place % 2 === 1 ? piece : turned(accentedOf(piece), locale)));
  return `[!! ${words.join('')}${' ·'.repeat(Math.ceil(text.length / 6))} !!]`;
}

function accentedOf(text: string): string {
  return [...text].map((letter) => twin.get(letter) ?? letter).join('');
}

/** Each word between the marks that make its letters run from right to left, as a right-to-left script's do. */
function turned(text: string, locale: string): string {
  return locale === MIRRORED ? text.replace(/[\p{L}\d]+/gu, '\u200f\u202e$&\u202c\u200f') : text;
}
