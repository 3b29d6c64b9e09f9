/** The room as a Word file and as a table. */
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { cellOf } from './cohort';

/** A heading with its rows; the first row names the columns. */
export interface Sheet {
  readonly heading: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

export async function renderDocx(title: string, intro: string, sheets: readonly Sheet[]): Promise<Blob> {
  const row = (cells: readonly (string | number)[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      children: cells.map(
        (cell) =>
          new TableCell({
            children: [new Paragraph({ children: [new TextRun({ text: String(cell), bold: isHead })] })],
          }),
      ),
    });
  const document = new Document({
    title,
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Paragraph(intro),
          ...sheets.flatMap(({ heading, rows }) => [
            new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 }),
            ...(rows.length > 0 ? [new Table({ rows: rows.map((cells, place) => row(cells, place === 0)) })] : []),
          ]),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}

export function renderCsv(sheets: readonly Sheet[]): string {
  return sheets
    .map(({ heading, rows }) => [[heading], ...rows].map((cells) => cells.map(cellOf).join(',')).join('\r\n'))
    .join('\r\n\r\n');
}
