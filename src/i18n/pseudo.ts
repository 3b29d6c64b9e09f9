/**
 * A language nobody speaks, made from English by the build: accented, a third longer and in brackets. What still reads as plain
 * English on a screen was written into a component; what loses its last bracket does not fit.
 */
import type { Strings } from './strings';

/** Its name among the locales, from the range that BCP 47 leaves for private use. */
export const PSEUDO = 'qps';

/** A locale as `lang` takes it: the pseudo-locale's letters are English ones in disguise. */
export function langOf(locale: string): string {
  return locale === PSEUDO ? `en-x-${PSEUDO}` : locale;
}

/** A locale as dates, numbers and lists are written in it; plain `en` would be American. */
export function formatOf(locale: string): string {
  return locale === PSEUDO || locale === 'en' ? 'en-GB' : locale;
}

const plain = 'AaBCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz';
const accented = 'ÀáßÇçĎďÉéĜĝĤĥÍíĴĵĶķĹĺŃńÓóŔŕŜŝŢţÛúŴŵŶýŽž';
const twin = new Map([...plain].map((letter, place) => [letter, [...accented][place] ?? letter]));
const pluralForms = ['zero', 'two', 'few', 'many'];

/** Every text in disguise. All six plural forms are there, whichever the browser thinks this language has. */
export function pseudoOf(strings: Strings): Strings {
  return Object.fromEntries(
    Object.entries(strings).flatMap(([key, value]) => {
      const own: [string, string | Strings] = [key, typeof value === 'string' ? disguise(value) : pseudoOf(value)];
      return key.endsWith('_other')
        ? [own, ...pluralForms.map((form) => [key.replace(/other$/, form), own[1]] as const)]
        : [own];
    }),
  );
}

/** Accents a text and leaves `{{places}}` as they are. */
export function disguise(text: string): string {
  const words = text
    .split(/(\{\{.*?\}\})/)
    .map((piece, place) => (place % 2 === 1 ? piece : [...piece].map((letter) => twin.get(letter) ?? letter).join('')));
  return `[!! ${words.join('')}${' ·'.repeat(Math.ceil(text.length / 6))} !!]`;
}
