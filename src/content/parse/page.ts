/** A page: front matter and Markdown → title, part and HTML. No HTML in the Markdown; at most 150 words. */
import MarkdownIt from 'markdown-it';
import { pageSchema, type PageFile } from './course';
import type { Problem } from './problem';
import { check, readYaml, type Path } from './source';

const MOST_WORDS = 150;
const markdown = new MarkdownIt({ html: false, typographer: true, quotes: '“”‘’' });

export interface ReadPage extends PageFile {
  readonly file: string;
  /** Markdown as written, for terms to be filled in before it becomes HTML. */
  readonly body: string;
  readonly words: number;
  /** Where a line of the page stands; both from 1. */
  readonly placeOf: (path: Path) => { readonly line: number; readonly column: number };
}

/** @param mostWords more are a problem. */
export function parsePage(
  file: string,
  text: string,
  mostWords = MOST_WORDS,
): { page?: ReadPage; problems: readonly Problem[] } {
  const [, front, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text) ?? [];
  if (front === undefined || body === undefined) {
    return {
      problems: [
        {
          file,
          line: 1,
          column: 1,
          code: 'no-front-matter',
          message: 'The page has no front matter.',
          hint: 'Begin with --- , a line “title: …” and --- again.',
        },
      ],
    };
  }
  const source = readYaml(file, front, 2);
  const page = check(source, pageSchema);
  const problems: Problem[] = [...source.problems];
  const firstLine = front.split('\n').length + 3;
  const html = /<\/?[a-z][^>]*>/i.exec(body);
  if (html) {
    const before = body.slice(0, html.index).split('\n');
    problems.push({
      file,
      line: firstLine + before.length - 1,
      column: (before.at(-1)?.length ?? 0) + 1,
      code: 'html-in-page',
      message: `“${html[0]}” is HTML, and would be shown as it stands.`,
      hint: 'Write Markdown; an interactive part goes into the front matter.',
    });
  }
  const words = body.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
  if (words > mostWords)
    problems.push({
      file,
      line: firstLine,
      column: 1,
      code: 'long-page',
      message: `The page has ${words} words; ${mostWords} is the most.`,
      hint: 'Cut it, or make two pages of it.',
    });
  if (!page || problems.length > 0) return { problems };
  const placeOf = (path: Path) => (path[0] === 'body' ? { line: firstLine, column: 1 } : source.placeOf(path));
  return { page: { ...page, file, body: body.trimEnd(), words, placeOf }, problems };
}

export function renderMarkdown(text: string): string {
  return markdown.render(text);
}

/** The running texts of a page, without marks: where each begins (from 0), how many lines it takes. */
export function blocksOf(body: string): { line: number; lines: number; text: string }[] {
  return markdown.parse(body, {}).flatMap(({ type, map, children }) => {
    if (type !== 'inline' || !map || !children) return [];
    const text = children.map((child) => (child.type === 'softbreak' ? ' ' : child.content)).join('');
    return [{ line: map[0], lines: map[1] - map[0], text }];
  });
}
