/** Sheets as a Word file, to change as one likes: real headings and lists, a heading row in each table. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LeaderType,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { undated } from '../../scorm/package/zip';
import { formatOf } from '../i18n/pseudo';
import type { Print } from './html';
import { markdown, type Block, type Paper, type Sheet } from './sheet';

/** Twentieths of a point: an A4 page less its margins. */
const WIDTH = 9_900;
const MARGIN = 1000;
const HEIGHTS = { little: 0, line: 720, much: 1440 } as const;
const NUMBERS = 'numbers';
const headings = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

export async function renderDocx({ title, sheets }: Paper, print: Print): Promise<Uint8Array> {
  let lists = 0;
  const file = new Document({
    title,
    creator: print.stamp,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 22, language: { value: formatOf(print.locale) } } },
        heading1: { run: { size: 36, bold: true, color: '005EB8' }, paragraph: { spacing: { after: 160 } } },
        heading2: { run: { size: 26, bold: true }, paragraph: { spacing: { before: 240, after: 100 } } },
        heading3: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 180, after: 80 } } },
      },
    },
    numbering: {
      config: [
        {
          reference: NUMBERS,
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 420, hanging: 420 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        footers: { default: footer(print.stamp) },
        children: sheets.flatMap((sheet, at) => [
          new Paragraph({ text: sheet.title, heading: HeadingLevel.HEADING_1, pageBreakBefore: at > 0 }),
          ...partsOf(sheet, () => ++lists),
        ]),
      },
    ],
  });
  return undated(await Packer.toBuffer(file));
}

function footer(stamp: string): Footer {
  const run = { size: 16, color: '425563' };
  return new Footer({
    children: [new Paragraph({ children: [new TextRun({ ...run, children: [stamp, '  ·  ', PageNumber.CURRENT] })] })],
  });
}

/** @param newList counts the numbered lists: each begins at one. */
function partsOf({ lead, blocks }: Sheet, newList: () => number): (Paragraph | Table)[] {
  const first =
    lead === undefined || lead === ''
      ? []
      : [new Paragraph({ children: runsOf(lead, { size: 24, color: '3A474F' }), spacing: { after: 160 } })];
  return [...first, ...blocks.flatMap((block) => partOf(block, newList))];
}

function partOf(block: Block, newList: () => number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ children: runsOf(block.text), heading: headings[block.level], keepNext: true })];
    case 'text':
      return [textOf(block)];
    case 'list': {
      const list = block.how === 'numbers' ? newList() : 0;
      return block.rows.map((row) => listRow(row, block.how, list));
    }
    case 'table':
      return [tableOf(block), new Paragraph({ spacing: { after: 0 } })];
    case 'lines':
      return Array.from({ length: block.count }, () => writingLine());
    // Not every word processor shows a drawing, and each shows words.
    case 'picture':
      return [textOf({ kind: 'text', text: block.alt, tone: 'small' })];
  }
}

/** A line to write on: a tab to the right margin, underscored all the way. */
function writingLine(): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH, leader: LeaderType.UNDERSCORE }],
    spacing: { before: 200 },
    children: [new TextRun({ text: '\t', color: '768692' })],
  });
}

function textOf({ text, tone }: Extract<Block, { kind: 'text' }>): Paragraph {
  if (tone === 'said')
    return new Paragraph({
      children: runsOf(text, { font: 'Georgia' }),
      spacing: { before: 60, after: 100 },
      indent: { left: 200 },
      border: { left: { style: BorderStyle.SINGLE, size: 24, color: 'D5B46A', space: 8 } },
    });
  return new Paragraph({
    children: runsOf(text, tone === 'small' ? { size: 18, color: '425563' } : {}),
    spacing: { after: 120 },
  });
}

function listRow(row: string, how: 'points' | 'numbers' | 'boxes', instance: number): Paragraph {
  const spacing = { after: 60 };
  const as: IParagraphOptions =
    how === 'numbers'
      ? { numbering: { reference: NUMBERS, level: 0, instance }, spacing }
      : how === 'points'
        ? { bullet: { level: 0 }, spacing }
        : { indent: { left: 420, hanging: 420 }, spacing };
  return new Paragraph({ ...as, children: [...(how === 'boxes' ? [new TextRun('☐  ')] : []), ...runsOf(row)] });
}

function tableOf({ head, rows, widths, room }: Extract<Block, { kind: 'table' }>): Table {
  const cell = (text: string, at: number, isHead: boolean) =>
    new TableCell({
      width: { size: (WIDTH * (widths[at] ?? 0)) / 100, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      ...(isHead && { shading: { fill: 'E8EDEE' } }),
      children: [new Paragraph({ children: runsOf(text, isHead ? { bold: true } : {}) })],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((share) => (WIDTH * share) / 100),
    rows: [
      ...(head.length > 0
        ? [new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text, at) => cell(text, at, true)) })]
        : []),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            ...(room && { height: { value: HEIGHTS[room], rule: 'atLeast' as const } }),
            children: row.map((text, at) => cell(text, at, false)),
          }),
      ),
    ],
  });
}

interface Look {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly font?: string;
}

/** Markdown’s bold and italics as runs. */
function runsOf(text: string, look: Look = {}): TextRun[] {
  const [inline] = markdown.parseInline(text, {});
  const runs: TextRun[] = [];
  let bold = false;
  let italics = false;
  for (const { type, content } of inline?.children ?? []) {
    if (type === 'strong_open' || type === 'strong_close') bold = type === 'strong_open';
    else if (type === 'em_open' || type === 'em_close') italics = type === 'em_open';
    else if (content !== '' || type === 'softbreak')
      runs.push(
        new TextRun({
          ...look,
          text: content || ' ',
          ...(bold && { bold }),
          ...(italics && { italics }),
        }),
      );
  }
  return runs;
}
