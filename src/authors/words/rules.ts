/** What the course’s own words are held to. People may talk as they talk, and a costly choice may be as poor as it is meant to be. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Problem, ProblemCode } from '../../content/parse/problem';
import { check, readYaml } from '../../content/parse/source';
import type { Text, Voice } from './texts';

/** Words in a sentence of the course, and in the middle one of a lesson’s page. */
const MOST_WORDS = 25;
const MIDDLE_WORDS = 16;
/** From so many words on, a line is one that two people would not both say. */
const WORDS_OF_ONES_OWN = 4;
/** A run of so many words, said by two people or more, is a stock phrase when it comes more often than this. */
const STOCK_WORDS = 5;
const MOST_STOCK = 3;

/** Who the skeleton’s person is. */
const skeletonName = 'sam';

const own: ReadonlySet<Voice> = new Set(['course', 'teaching']);
const advised: ReadonlySet<Voice> = new Set(['course', 'teaching', 'choice']);
const spoken: ReadonlySet<Voice> = new Set(['choice', 'costly', 'person']);

/** @param skeletons texts of what `npm run new` writes: none of them should be left. */
export function wordProblems(texts: readonly Text[], skeletons: readonly Text[]): Problem[] {
  return [
    ...listedWords(texts),
    ...longSentences(texts),
    ...longPages(texts),
    ...leftOver(texts, skeletons),
    ...sharedLines(texts),
    ...stockPhrases(texts),
  ].sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column);
}

const listSchema = z.array(z.strictObject({ avoid: z.array(z.string()), say: z.string(), why: z.string() }));

/** The word list. @throws when it is not as its schema says. */
function readList(): z.infer<typeof listSchema> {
  const file = path.join(import.meta.dirname, 'list.yaml');
  const list = check(readYaml(file, readFileSync(file, 'utf8')), listSchema);
  if (!list) throw new Error(`${file} is no word list.`);
  return list;
}

const listed = readList().map(({ avoid, say, why }) => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${avoid.map(escaped).join('|')})(?![\\p{L}\\p{N}-])`, 'giu'),
  hint: `Say: ${say}. ${why}`,
}));

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
}

function listedWords(texts: readonly Text[]): Problem[] {
  return texts
    .filter(({ voice }) => advised.has(voice))
    .flatMap((text) => {
      const unquoted = text.text.replaceAll(/“[^”]*”|"[^"]*"|\{\{[^}]*\}\}/g, (said) => ' '.repeat(said.length));
      return listed.flatMap(({ pattern, hint }) =>
        [...unquoted.matchAll(pattern)].map(([word]) =>
          at(text, word, 'listed-word', `“${word}” is not a word of this course.`, hint),
        ),
      );
    });
}

function longSentences(texts: readonly Text[]): Problem[] {
  return texts
    .filter(({ voice }) => own.has(voice))
    .flatMap((text) =>
      sentencesOf(text.text).flatMap((sentence) => {
        const count = wordsOf(sentence).length;
        return count > MOST_WORDS
          ? [
              at(
                text,
                sentence,
                'long-sentence',
                `This sentence has ${count} words; ${MOST_WORDS} is the most.`,
                'Make two of it, or leave something out.',
              ),
            ]
          : [];
      }),
    );
}

/** Pages whose sentences are long on the whole. */
function longPages(texts: readonly Text[]): Problem[] {
  return [...lessonsOf(texts).values()].flatMap((page) => {
    const lengths = page.flatMap(({ text }) => sentencesOf(text).map((sentence) => wordsOf(sentence).length));
    const middle = lengths.sort((one, other) => one - other)[Math.floor(lengths.length / 2)] ?? 0;
    const [first] = page;
    return first && middle > MIDDLE_WORDS
      ? [
          at(
            first,
            first.text,
            'long-sentences',
            `Half of this page’s sentences have ${middle} words or more; ${MIDDLE_WORDS} is the most.`,
            'Most sentences want to be short.',
          ),
        ]
      : [];
  });
}

/** What is taught, by its file. */
export function lessonsOf(texts: readonly Text[]): ReadonlyMap<string, readonly Text[]> {
  const lessons = new Map<string, Text[]>();
  for (const text of texts)
    if (text.voice === 'teaching') lessons.set(text.file, [...(lessons.get(text.file) ?? []), text]);
  return lessons;
}

/** Lines of a skeleton that stand in the course as they were copied, the person’s name aside. */
function leftOver(texts: readonly Text[], skeletons: readonly Text[]): Problem[] {
  const given = new Set(skeletons.map(({ text }) => keyOf(text)).filter(isOnesOwn));
  return texts.flatMap((text) => {
    const name = path.basename(path.dirname(text.file)).replaceAll('-', ' ');
    return given.has(keyOf(text.text).replaceAll(new RegExp(`\\b${name}\\b`, 'g'), skeletonName))
      ? [at(text, text.text, 'left-over', 'This line is still the one that `npm run new` wrote.', 'Write your own.')]
      : [];
  });
}

function sharedLines(texts: readonly Text[]): Problem[] {
  const lines = texts.filter(({ voice, text }) => spoken.has(voice) && isOnesOwn(keyOf(text)));
  const first = new Map<string, Text>();
  return lines.flatMap((text) => {
    const key = keyOf(text.text);
    const other = first.get(key) ?? text;
    first.set(key, other);
    return other.file === text.file
      ? []
      : [
          at(
            text,
            text.text,
            'shared-line',
            `The same is said in ${other.file}.`,
            'Two people find two ways to say it.',
          ),
        ];
  });
}

function stockPhrases(texts: readonly Text[]): Problem[] {
  const runs = new Map<string, Text[]>();
  for (const text of texts.filter(({ voice }) => spoken.has(voice)))
    for (const run of new Set(runsOf(wordsOf(text.text)))) runs.set(run, [...(runs.get(run) ?? []), text]);
  return [...runs].flatMap(([run, said]) => {
    const last = said.at(-1);
    const people = new Set(said.map(({ file }) => file)).size;
    return last && people > 1 && said.length > MOST_STOCK
      ? [
          at(
            last,
            run,
            'stock-phrase',
            `“${run}” is said ${said.length} times by ${people} people; ${MOST_STOCK} is the most.`,
            'Let one of them say it their own way.',
          ),
        ]
      : [];
  });
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(STOCK_WORDS - 1).map((_, from) => words.slice(from, from + STOCK_WORDS).join(' '));
}

function at(text: Text, part: string, code: ProblemCode, message: string, hint: string): Problem {
  return { file: text.file, ...text.placeOf(part), code, message, hint };
}

const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
const words = new Intl.Segmenter('en-GB', { granularity: 'word' });

export function sentencesOf(text: string): string[] {
  return [...sentences.segment(text)].map(({ segment }) => segment.trim());
}

/** In small letters. */
export function wordsOf(text: string): string[] {
  return [...words.segment(text.toLowerCase().replaceAll('’', "'"))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

/** What two lines have in common that differ in their marks only. */
function keyOf(text: string): string {
  return wordsOf(text).join(' ');
}

function isOnesOwn(key: string): boolean {
  return key.split(' ').length >= WORDS_OF_ONES_OWN;
}
