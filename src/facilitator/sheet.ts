/** What facilitators print, before it is a page or a Word file: sheets of plain blocks. Texts may have Markdown’s bold and italics. */
import MarkdownIt from 'markdown-it';

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  /** `said` is to be read aloud, `small` is for whoever prepares. */
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'said' | 'small' }
  | { readonly kind: 'list'; readonly rows: readonly string[]; readonly how: 'points' | 'numbers' | 'boxes' }
  | {
      readonly kind: 'table';
      /** What a screen reader announces. */
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Shares of the width, adding up to 100. */
      readonly widths: readonly number[];
      /** How high a row is: `line` and `much` are to be written in by hand. */
      readonly room?: 'little' | 'line' | 'much';
    }
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'picture'; readonly file: string; readonly alt: string };

/** One side of paper, or more where it is longer; it begins on a page of its own. */
export interface Sheet {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly blocks: readonly Block[];
}

export interface Paper {
  readonly id: string;
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

export const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'text', text });
export const small = (text: string): Block => ({ kind: 'text', text, tone: 'small' });
export const said = (text: string): Block => ({ kind: 'text', text, tone: 'said' });
export const points = (rows: readonly string[]): Block => ({ kind: 'list', rows, how: 'points' });
export const numbers = (rows: readonly string[]): Block => ({ kind: 'list', rows, how: 'numbers' });
export const boxes = (rows: readonly string[]): Block => ({ kind: 'list', rows, how: 'boxes' });
export const lines = (count: number): Block => ({ kind: 'lines', count });

/** Quotation marks and dashes stand in the sources as they are meant. */
export const markdown = new MarkdownIt({ html: false });

/** Headings, paragraphs and lists of a Markdown text. @throws at anything else, which no printed page here has. */
export function blocksOfMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  let list: { rows: string[]; how: 'points' | 'numbers' } | undefined;
  let level: 2 | 3 | undefined;
  for (const { type, tag, content } of markdown.parse(text, {})) {
    if (type === 'bullet_list_open') list = { rows: [], how: 'points' };
    else if (type === 'ordered_list_open') list = { rows: [], how: 'numbers' };
    else if (list && (type === 'bullet_list_close' || type === 'ordered_list_close')) {
      blocks.push({ kind: 'list', ...list });
      list = undefined;
    } else if (type === 'heading_open') level = tag === 'h2' ? 2 : 3;
    else if (type === 'heading_close') level = undefined;
    else if (type === 'inline') {
      const row = content.replaceAll('\n', ' ');
      if (list) list.rows.push(row);
      else blocks.push(level ? heading(row, level) : paragraph(row));
    } else if (!/^(paragraph|list_item)_(open|close)$/.test(type)) throw new Error(`A printed page has no ${type}.`);
  }
  return blocks;
}

/** A Markdown page as a sheet for each of its second-level headings, after what comes before them. */
export function sheetsOfMarkdown(id: string, title: string, text: string): Sheet[] {
  const sheets: { id: string; title: string; blocks: Block[] }[] = [{ id, title, blocks: [] }];
  for (const block of blocksOfMarkdown(text)) {
    if (block.kind === 'heading' && block.level === 2)
      sheets.push({ id: `${id}-${sheets.length}`, title: block.text, blocks: [] });
    else sheets.at(-1)?.blocks.push(block);
  }
  return sheets;
}
