/** A script as a Word file: a table for each moment, an id before every line, a column for comments after it. */
import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { undated } from '../../scorm/package/zip';
import type { Row, Script } from './script';
import { columns, headOf, widths } from './words';

/** Twentieths of a point: an A4 page on its side, less its margins. */
const WIDTH = 15_400;
const MARGIN = 720;
/** Half points. */
const SMALL = 14;

/** The same bytes from the same script: a Word file is a zip, and says on no day that it was made. */
export async function renderDocx(script: Script, version: string): Promise<Uint8Array> {
  const file = new Document({
    title: script.title,
    creator: 'Common Ground',
    styles: { default: { document: { run: { font: 'Arial', size: 18, language: { value: 'en-GB' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: 11_906, height: 16_838 },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        children: [
          new Paragraph({ text: script.title, heading: HeadingLevel.HEADING_1 }),
          ...headOf(script, version).map((text) => new Paragraph({ text, spacing: { after: 120 } })),
          ...script.sections.flatMap(({ title, rows }) => [
            new Paragraph({
              text: title,
              heading: HeadingLevel.HEADING_2,
              keepNext: true,
              spacing: { before: 240, after: 80 },
            }),
            tableOf(script.unit, rows),
          ]),
        ],
      },
    ],
  });
  return undated(await Packer.toBuffer(file));
}

function tableOf(unit: string, rows: readonly Row[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((share) => (WIDTH * share) / 100),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((text, at) => cell(text, at, { bold: true })),
      }),
      ...rows.map(
        ({ id, speaker, says, move, why }) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell(id.slice(unit.length + 1), 0, { size: SMALL }),
              ...[speaker, says, move, why, ''].map((text, at) => cell(text, at + 1)),
            ],
          }),
      ),
    ],
  });
}

/** A cell; a list’s texts stand below one another. */
function cell(text: string, at: number, how: { bold?: boolean; size?: number } = {}): TableCell {
  return new TableCell({
    width: { size: (WIDTH * (widths[at] ?? 0)) / 100, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: text.split('\n').map((row) => new Paragraph({ children: [new TextRun({ text: row, ...how })] })),
  });
}
