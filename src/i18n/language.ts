/**
 * The words of the interface in the language that is chosen, and live: a component that calls `t` is drawn anew when the language
 * changes. An organisation's own word for the one in the consultation stands in every text as `{{person}}` and its kin.
 */
import { createInstance } from 'i18next';
import { createSubscriber } from 'svelte/reactivity';
import type en from './locales/en.json';
import { dirOf, langOf } from './pseudo';
import type { Strings } from './strings';

type Leaves<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Leaves<Tree[Key]>}`;
}[keyof Tree & string];
type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other' | 'she' | 'he' | 'they';
/** A text's name, without the ending of a plural or a pronoun: `home.left` for `home.left_one`. */
export type Key = Leaves<typeof en> extends infer Leaf ? (Leaf extends `${infer Stem}_${Form}` ? Stem : Leaf) : never;

/** `count` picks the plural form, `context` the pronoun (`she`, `he`, `they`); every other value fills its place in the text. */
export type Values = Readonly<Record<string, string | number | undefined>>;
export type Translate = (key: Key, values?: Values) => string;

/** The overlay's words for the one in the consultation. */
export interface Words {
  readonly person: string;
  readonly people: string;
  readonly aPerson: string;
  readonly Person: string;
}

export interface Language {
  /** BCP 47; reactive. */
  readonly locale: string;
  readonly t: Translate;
  /** The same for a caller that names its texts by plain strings: a module's part. */
  readonly anyText: (key: string, values?: Record<string, unknown>) => string;
  /** Adds a language's words, whole or in part; what is missing is said in English. */
  readonly add: (locale: string, strings: Strings) => void;
  readonly change: (locale: string) => void;
}

/**
 * @param english all texts in English, which another language falls back on.
 * @param wordsOf the overlay's words in a locale; asked at every text, so that they follow a change of language.
 */
export function createLanguage(locale: string, english: Strings, wordsOf: (locale: string) => Words): Language {
  const i18n = createInstance();
  void i18n.init({
    lng: locale,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const subscribe = createSubscriber((update) => {
    i18n.on('languageChanged', update);
    return () => {
      i18n.off('languageChanged', update);
    };
  });
  const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string => {
    subscribe();
    const { person, people, aPerson, Person } = wordsOf(i18n.language);
    return String(i18n.t(key, { person, people, 'a person': aPerson, Person, ...values }));
  };
  return {
    get locale() {
      subscribe();
      return i18n.language;
    },
    t: say,
    anyText: say,
    add: (added, strings) => {
      i18n.addResourceBundle(added, 'translation', strings, true, true);
    },
    change: (wanted) => {
      void i18n.changeLanguage(wanted);
      document.documentElement.lang = langOf(wanted);
      document.documentElement.dir = dirOf(wanted);
    },
  };
}
