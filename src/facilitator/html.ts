/** Sheets as pages of HTML, each sheet on paper of its own. A page is one file: it can be sent, and printed without a network. */
import { escapeMarkup } from '../../scorm/package/markup';
import { attributesOf } from '../content/languages';
import type { Locale } from '../course/course';
import { markdown, type Block, type Paper, type Sheet } from './sheet';

/** What is at the foot of every sheet, and how a picture is come by. */
export interface Print {
  readonly locale: Locale;
  readonly stamp: string;
  /** What the list of a paper’s sheets is called. */
  readonly list: string;
  /** A drawing of the course, as SVG. */
  readonly picture: (file: string) => string;
}

export const sheetStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 1rem/1.45 Arial, sans-serif; color: #212b32; background: #e8edee; margin: 0; }
main { max-width: 52rem; margin: 0 auto; padding: 1rem; }
.sheet { background: #fff; padding: 1.5rem 2rem 1rem; margin: 0 0 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.15; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 0.75rem; border-bottom: 4px solid #005eb8; padding-bottom: 0.4rem; }
section + section > h2, .sheet section + section h2 { margin-top: 1.75rem; }
h3 { font-size: 1.1rem; margin: 1.25rem 0 0.4rem; }
h4 { font-size: 1rem; margin: 1rem 0 0.3rem; }
p { margin: 0 0 0.6rem; }
.lead { font-size: 1.1rem; color: #3a474f; }
.said { font: 1.05rem/1.4 Georgia, 'Times New Roman', serif; border-inline-start: 4px solid #d5b46a; background: #fbf7ee; padding: 0.4rem 0.8rem; }
.small { font-size: 0.88rem; color: #425563; }
ul, ol { margin: 0 0 0.7rem; padding-inline-start: 1.5rem; }
li { margin-bottom: 0.3rem; }
ul.boxes { list-style: none; padding-inline-start: 0; }
ul.boxes li::before { content: ''; display: inline-block; width: 0.8rem; height: 0.8rem; margin-inline-end: 0.6rem; border: 1.5px solid #212b32; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 1rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { border: 1px solid #768692; padding: 0.35rem 0.5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { background: #e8edee; }
.line td { height: 3.4rem; }
.much td { height: 6.5rem; }
.little td { padding-block: 0.05rem; }
.write { border-bottom: 1px solid #768692; height: 2rem; }
img { width: 7rem; height: 7rem; float: right; margin-bottom: 0.5rem; margin-inline-start: 1rem; }
[dir='rtl'] img { float: left; }
footer { clear: both; font-size: 0.75rem; color: #425563; border-top: 1px solid #d8dde0; padding-top: 0.4rem; margin-top: 1rem; }
nav ul { columns: 2; }
a { color: #005eb8; }
@page { size: A4; margin: 12mm; }
@media print {
  body { background: #fff; font-size: 10pt; }
  h2 { font-size: 1.35rem; }
  .lead, .said { font-size: 1rem; }
  .sheet > section { break-inside: avoid; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  .sheet { padding: 0; margin: 0; }
  .sheet + .sheet { break-before: page; }
  h3, h4 { break-after: avoid; }
  tr, li, .said { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;

/** A paper as one page; more than one sheet has a list of them at its head, which is not printed. */
export function renderHtml(paper: Paper, print: Print): string {
  const list =
    paper.sheets.length > 1
      ? `<nav aria-label="${escapeMarkup(print.list)}"><ul>${paper.sheets.map(({ id, title }) => `<li><a href="#${id}">${escapeMarkup(title)}</a></li>`).join('')}</ul></nav>`
      : '';
  // A paper of one sheet has its title once.
  const sheets = paper.sheets.map((sheet) => sheetOf(sheet, print, sheet.title === paper.title)).join('\n');
  return pageOf(paper.title, print, `${list}\n${sheets}`);
}

/** @param body below the title, which is shown on the screen and printed on the first sheet alone. */
export function pageOf(title: string, { locale, stamp }: Print, body: string): string {
  return `<!doctype html>
<html ${attributesOf(locale)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="version" content="${escapeMarkup(stamp)}">
<title>${escapeMarkup(title)}</title>
<style>${sheetStyle}</style>
</head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

function sheetOf({ id, title, lead, blocks }: Sheet, print: Print, isTitled: boolean): string {
  return `<section class="sheet" id="${id}" aria-label="${escapeMarkup(title)}">
${isTitled ? '' : `<h2>${escapeMarkup(title)}</h2>`}
${lead === undefined || lead === '' ? '' : `<p class="lead">${inline(lead)}</p>`}
${blocks.map((block) => blockOf(block, print)).join('\n')}
<footer>${escapeMarkup(print.stamp)}</footer>
</section>`;
}

function inline(text: string): string {
  return markdown.renderInline(text);
}

function blockOf(block: Block, { picture }: Print): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${inline(block.text)}</h${block.level + 1}>`;
    case 'text':
      return `<p${block.tone ? ` class="${block.tone}"` : ''}>${inline(block.text)}</p>`;
    case 'list': {
      const rows = block.rows.map((row) => `<li>${inline(row)}</li>`).join('');
      return block.how === 'numbers' ? `<ol>${rows}</ol>` : `<ul class="${block.how}">${rows}</ul>`;
    }
    case 'table':
      return tableOf(block);
    case 'lines':
      return '<div class="write"></div>'.repeat(block.count);
    case 'picture':
      return `<img alt="${escapeMarkup(block.alt)}" src="data:image/svg+xml;base64,${Buffer.from(picture(block.file)).toString('base64')}">`;
  }
}

function tableOf({ caption, head, rows, widths, room }: Extract<Block, { kind: 'table' }>): string {
  const columns = widths.map((width) => `<col style="width: ${width}%">`).join('');
  const names = head.map((name) => `<th scope="col">${inline(name)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<table${room ? ` class="${room}"` : ''}><caption>${escapeMarkup(caption)}</caption><colgroup>${columns}</colgroup>
${head.length > 0 ? `<thead><tr>${names}</tr></thead>` : ''}<tbody>${body}</tbody></table>`;
}
