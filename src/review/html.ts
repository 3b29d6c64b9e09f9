/** Scripts as pages of HTML, to read on a screen or to print and write on. */
import MarkdownIt from 'markdown-it';
import type { Row, Script } from './script';
import { columns, headOf, listHead, widths } from './words';

const { escapeHtml } = new MarkdownIt().utils;

const sheet = `
body { font: 1rem/1.4 Arial, sans-serif; margin: 1.5rem; color: #212b32; background: #fff; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 60rem; margin-bottom: 2rem; }
th, td { border: 1px solid #768692; padding: 0.35rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
tbody th { font-size: 0.7rem; font-weight: normal; }
caption { text-align: left; font-size: 1.15rem; font-weight: bold; padding: 0.5rem 0; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.scroll { overflow-x: auto; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { margin: 0; font-size: 9pt; } table { min-width: 0; } }
`;

export function renderHtml(script: Script, version: string): string {
  const parts = script.sections.map(
    ({ title, rows }) => `<div class="scroll" role="region" aria-label="${escapeHtml(title)}" tabindex="0"><table>
<caption>${escapeHtml(title)}</caption>
<colgroup>${widths.map((share) => `<col style="width: ${share}%">`).join('')}</colgroup>
<thead><tr>${columns.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => rowOf(script.unit, row)).join('\n')}
</tbody></table></div>`,
  );
  return pageOf(script.title, [...headOf(script, version).map(paragraph), ...parts]);
}

/** The page that leads to every script. */
export function renderList(scripts: readonly Script[], version: string): string {
  const items = scripts.map(({ unit, title, hash }) => {
    const name = unit.replace('/', '-');
    return `<li><a href="${name}.html">${escapeHtml(title)}</a>; to write in: <a href="${name}.docx">${name}.docx</a>, ${hash}</li>`;
  });
  return pageOf('Scripts for review', [...listHead(version).map(paragraph), `<ul>\n${items.join('\n')}\n</ul>`]);
}

function pageOf(title: string, body: readonly string[]): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${sheet}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body.join('\n')}
</main>
</body>
</html>
`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

function rowOf(unit: string, { id, speaker, says, move, why }: Row): string {
  const cells = [speaker, says, move, why, ''].map((text) => `<td>${escapeHtml(text)}</td>`).join('');
  return `<tr id="${escapeHtml(id)}"><th scope="row">${escapeHtml(id.slice(unit.length + 1))}</th>${cells}</tr>`;
}
