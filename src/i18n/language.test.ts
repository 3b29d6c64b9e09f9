// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { createLanguage } from './language';
import en from './locales/en.json';
import notes from './locales/en.notes.json';
import { disguise, pseudoOf } from './pseudo';
import type { Strings } from './strings';

const words = { person: 'client', people: 'clients', aPerson: 'a client', Person: 'Client' };
const make = (locale = 'en') => createLanguage(locale, en, () => words);

function keysOf(strings: Strings, before = ''): string[] {
  return Object.entries(strings).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}
const stems = [...new Set(keysOf(en).map((key) => key.replace(/_(zero|one|two|few|many|other|she|he|they)$/, '')))];

test('says the organisation’s own word for the one in the consultation', () => {
  expect(make().t('rating.before')).toContain('supporting clients to look after');
});

test('chooses the plural form by the count and the pronoun by the context', () => {
  const { t } = make();
  expect(t('home.lessonPages', { count: 1 })).toBe('1 page');
  expect(t('home.lessonPages', { count: 7 })).toBe('7 short pages');
  expect(t('debrief.ask', { context: 'they' })).toBe('What was it? Ask them');
});

test('changes language at once, and back', () => {
  const language = make();
  language.add('qps', pseudoOf(en));
  language.change('qps');
  expect(language.t('consultation.say')).toMatch(/^\[!! Ŝáý íţ .*!!\]$/);
  expect(document.documentElement.lang).toBe('en-x-qps');
  expect(document.documentElement.dir).toBe('ltr');
  language.change('en');
  expect(language.t('consultation.say')).toBe('Say it');
});

test.each(['ar', 'ur', 'he', 'qpr'])('runs from right to left in %s', (locale) => {
  const language = make();
  language.change(locale);
  expect(document.documentElement.dir).toBe('rtl');
});

test('fills what a language lacks with English', () => {
  const language = make();
  language.add('cy', { consultation: { say: 'Dweud' } });
  language.change('cy');
  expect(language.t('consultation.say')).toBe('Dweud');
  expect(language.t('consultation.wait')).toBe('Wait a moment');
});

test('every text has a note for its translator, and no note lacks its text', () => {
  expect(keysOf(notes).sort()).toEqual([...stems].sort());
  expect(
    keysOf(notes).filter(
      (key) => key.split('.').reduce<Strings | string>((at, part) => (at as Strings)[part] ?? '', notes) === '',
    ),
  ).toEqual([]);
});

test('the pseudo-locale keeps every place and has all six plural forms', () => {
  expect(disguise('Meet {{name}} now')).toMatch(/^\[!! Mééţ \{\{name\}\} ńóŵ .*!!\]$/);
  const pseudo = pseudoOf(en);
  expect(
    keysOf(pseudo)
      .filter((key) => key.startsWith('home.lessonPages_'))
      .sort(),
  ).toEqual(['few', 'many', 'one', 'other', 'two', 'zero'].map((form) => `home.lessonPages_${form}`));
});

test('no text shouts, and none speaks of winning', () => {
  const all = JSON.stringify(en);
  expect(all).not.toContain('!');
  expect(all).not.toMatch(/\b(unlock|win|score|hidden agenda|prisoner)\b/i);
});
