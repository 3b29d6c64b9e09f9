/** What every other wording of a line brings over unchanged: places to fill in, addresses of links, rows of a list. */
import type { Line } from './lines';

/** `{{person}}`, `{name}`, and the end of a Markdown link, `](#word-carer)`. */
const mark = /(\{\{[^{}]*\}\}|\{[^{}]*\}|\]\([^)]*\))/g;

/** A text cut at its marks: words at even places, marks at odd ones. */
export function cutAtMarks(text: string): string[] {
  return text.split(mark);
}

/** The four forms of the word for the one in the consultation stand for one another; a language may need another than English. */
const termForms = new Set(['{{person}}', '{{people}}', '{{a person}}', '{{Person}}']);

/** What another wording of a line has lost, or has that stands for nothing, as a sentence and what to do. */
export function lostFrom({ id, text, rows }: Line, says: string): { message: string; hint: string } | undefined {
  const marksIn = (words: string) =>
    new Set((words.match(mark) ?? []).map((each) => (termForms.has(each) ? '{{person}}' : each)));
  const wanted = marksIn(text);
  const there = marksIn(says);
  const isPlural = /_(zero|one|two|few|many|other)$/.test(id);
  const lost = [...wanted].filter((each) => !there.has(each) && !(isPlural && each === '{{count}}'));
  const strange = [...there].filter((each) => !wanted.has(each));
  const hint = `Take over what stands in braces as it is: ${[...wanted].join(' ') || 'here there is nothing'}.`;
  if (lost.length > 0) return { message: `The line has lost ${lost.join(' and ')}.`, hint };
  if (strange.length > 0) return { message: `${strange.join(' and ')} has nothing to stand for here.`, hint };
  const count = text.split('\n').length;
  if (rows && says.split('\n').length !== count)
    return {
      message: `The line has ${says.split('\n').length} rows, and in English ${count}.`,
      hint: 'Each row of a list is a text of its own: write one beneath the other.',
    };
  return undefined;
}
