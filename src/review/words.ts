/** What stands at the head of every script and over its columns. */
import type { Script } from './script';

/** A word over each column, in their order; the last is the reviewer’s own. */
export const columns = ['Line', 'Who', 'What is said', 'Move', 'When, and then', 'Your comment'] as const;

/** Of the page’s width, in hundredths. */
export const widths = [13, 9, 36, 10, 14, 18] as const;

/** The paragraphs above the script; the first says which wording it is, and is read again when the file comes back. */
export function headOf({ unit, hash }: Script, version: string): readonly string[] {
  return [
    `Script for review, version ${version}. This is ${unit} in the wording ${hash}; a signature counts for this wording alone.`,
    'Write into the last column, or select words and add a comment. Leave the first column as it is: it tells where your comment belongs. ' +
      'Then send the file back.',
    '“You” is the learner, who picks one of the choices a, b, c, d. Apt, fair and costly say how the course sees a choice; costly ones are meant to go wrong.',
  ];
}

/** The paragraphs above the list of scripts. */
export function listHead(version: string): readonly string[] {
  return [
    `Version ${version}.`,
    'Each script has every line of a consultation or topic, with its id, who says it, what move it is and what follows, and a column for what you ' +
      'have to say. Whoever signs a script gives its eight letters; they change when its wording does.',
  ];
}

/** What is told of a comment that cannot be placed as it was sent. */
export const told = {
  noScript: 'is no script of this course: its first paragraph says no wording.',
  noUnit: (unit: string) => `is a script of ${unit}, which is no longer here.`,
  older: (unit: string, sent: string, now: string) =>
    `is ${unit} in the wording ${sent}; it is now ${now}, so a line may have changed under its comment.`,
  lost: (line: string) => `comments on ${line}, which is no longer there:`,
  instead: 'Say instead:',
  nothing: 'has no comment.',
} as const;
