/** How many years of school a page asks for; advice, since a formula reads no meaning. */
import { lessonsOf, sentencesOf, wordsOf } from './rules';
import type { Text } from './texts';

export interface Grade {
  readonly file: string;
  /** UK school year, whole. */
  readonly grade: number;
}

/**
 * The pages of lessons, the hardest first.
 *
 * Source: the Automated Readability Index (Senter and Smith, 1967), which gives a grade in the United States; a UK school year is one more.
 */
export function gradesOf(texts: readonly Text[]): Grade[] {
  return [...lessonsOf(texts)]
    .filter(([file]) => file.endsWith('.md'))
    .map(([file, page]) => ({ file, grade: gradeOf(page.map(({ text }) => text)) }))
    .sort((one, other) => other.grade - one.grade);
}

function gradeOf(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf);
  const letters = words.join('').length;
  const sentences = texts.flatMap(sentencesOf).length;
  return Math.max(1, Math.round((4.71 * letters) / words.length + (0.5 * words.length) / sentences - 21.43) + 1);
}
