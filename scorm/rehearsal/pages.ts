/** The rehearsal's own two pages: the list of packages, and the launch page around one of them. */
import type { Attempts } from './attempts';
import { standingOf, type Model } from './client/attempt';
import { keyOf, type Row } from './shelf';

const standardTitles: Readonly<Record<string, string>> = {
  scorm12: 'SCORM 1.2',
  'scorm2004-3': 'SCORM 2004 3rd Edition',
  'scorm2004-4': 'SCORM 2004 4th Edition',
  web: 'Web, without an LMS',
};

const sizes = [
  { id: 'full', label: 'As wide as it gets' },
  { id: 'popup', label: '1024 × 768, a popup' },
  { id: 'moodle', label: '650 × 666, a frame' },
  { id: 'zoomed', label: '320 × 256, zoomed to 400 %' },
] as const;

const modes = ['normal', 'review', 'browse'] as const;
export type Mode = (typeof modes)[number];
export type View = 'frame' | 'window';

/** Which data model a package speaks; undefined for `web`. */
export function modelOf(row: Row): Model | undefined {
  if (row.standard === 'scorm12') return 'scorm12';
  return row.standard.startsWith('scorm2004') ? 'scorm2004' : undefined;
}

export function listPage(rows: readonly Row[], attempts: Attempts): string {
  const sections = [...grouped(rows).values()].map((group) => editionSection(group, attempts));
  return page(
    'Rehearsal',
    `<header class="top"><p>Rehearsal: a small LMS on this computer</p></header>
<main class="list">
<h1>Packages</h1>
<p class="lead">Launch a package as an LMS would. What it reports is kept here between visits.</p>
${sections.join('\n') || '<p>No package is built yet. Run <code>npm run package</code>, then reload this page.</p>'}
</main>
<script type="module" src="/client/list.js"></script>`,
  );
}

function editionSection(rows: readonly Row[], attempts: Attempts): string {
  const [first] = rows;
  if (!first) return '';
  const of = first.overlay === 'core' ? '' : ` <span class="soft">for ${escape(first.overlay)}</span>`;
  return `<section>
<h2>${escape(first.title)}${of}</h2>
<ul class="packages">
${rows.map((row) => `<li>${packageRow(row, attempts)}</li>`).join('\n')}
</ul>
</section>`;
}

function packageRow(row: Row, attempts: Attempts): string {
  const model = modelOf(row);
  const about = `<div><h3>${escape(standardTitle(row))}</h3>
<p class="soft">${model ? escape(standingLine(row, model, attempts)) : 'Kept in this browser'} · version ${escape(row.version)} · ${Math.round(row.bytes / 1024)} kB · <a href="/zips/${keyOf(row)}">zip</a></p></div>`;
  const named = `<span class="hidden"> ${escape(row.title)}, ${escape(standardTitle(row))}</span>`;
  const actions = model
    ? `<a class="button" href="/launch/${keyOf(row)}">Launch in a frame${named}</a>
<a class="button quiet" href="/launch/${keyOf(row)}?view=window" data-window="${windowName(row)}">Launch in a window${named}</a>`
    : `<a class="button" href="${courseAddress(row)}">Open${named}</a>`;
  return `${about}<div class="actions">${actions}</div>`;
}

function standingLine(row: Row, model: Model, attempts: Attempts): string {
  const attempt = attempts.read(keyOf(row));
  if (!attempt) return 'Not started';
  const { completion, score } = standingOf(model, attempt);
  return score === '' ? completion : `${completion}, score ${score}`;
}

export interface LaunchSettings {
  readonly row: Row;
  readonly model: Model;
  readonly view: View;
  readonly mode: Mode;
}

export function launchPage({ row, model, view, mode }: LaunchSettings): string {
  const key = keyOf(row);
  const course =
    view === 'window'
      ? `<section class="stage"><p>The course opens in a window of its own. Keep this page open: it is the LMS.</p>
<p><button type="button" id="open">Open the course window</button></p></section>`
      : `<section class="stage"><fieldset class="sizes"><legend>Size of the frame</legend>${sizes
          .map(
            ({ id, label }, place) =>
              `<label><input type="radio" name="size" value="${id}"${place === 0 ? ' checked' : ''}> ${label}</label>`,
          )
          .join('')}</fieldset>
<iframe class="full" title="${escape(row.title)}"></iframe></section>`;
  return page(
    `${row.title} – rehearsal`,
    `<header class="top"><p><a href="/">All packages</a></p><p>${escape(standardTitle(row))}, version ${escape(row.version)}</p></header>
<main class="launch" data-course="${courseAddress(row)}" data-attempts="/attempts/${key}" data-model="${model}" data-mode="${mode}" data-view="${view}" data-window="${windowName(row)}">
<h1>${escape(row.title)}</h1>
<div class="beside">
${course}
<div class="watch">
<section><h2>What the LMS has</h2>
<div role="status"><dl>
<div><dt>Completion</dt><dd data-standing="completion"></dd></div>
<div${model === 'scorm12' ? ' hidden' : ''}><dt>Success</dt><dd data-standing="success"></dd></div>
<div><dt>Score</dt><dd data-standing="score"></dd></div>
<div><dt>Total time</dt><dd data-standing="time"></dd></div>
<div><dt>Suspend data</dt><dd data-standing="suspend"></dd></div>
</dl></div>
<p class="row"><a class="button quiet" href="">Leave and come back</a><button type="button" class="quiet" id="afresh">Start afresh</button></p>
<p><label><input type="checkbox" id="refuse"> Refuse to save, as when the network is away</label></p>
<p class="soft">Mode: ${modes.map((each) => (each === mode ? `<strong>${each}</strong>` : `<a href="/launch/${key}?view=${view}&amp;mode=${each}">${each}</a>`)).join(' · ')}</p>
</section>
<section><h2 id="calls">Calls</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="calls"><ol id="log"></ol></div></section>
<section><h2 id="elements">Data model</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="elements"><table><thead><tr><th scope="col">Element</th><th scope="col">Value</th></tr></thead><tbody id="model"></tbody></table></div></section>
</div>
</div>
</main>
<script type="module" src="/client/launch.js"></script>`,
  );
}

/** A page that says one thing, with the way back. */
export function messagePage(title: string, message: string): string {
  return page(
    title,
    `<header class="top"><p><a href="/">All packages</a></p></header>
<main class="list"><h1>${escape(title)}</h1><p>${escape(message)}</p></main>`,
  );
}

export function isMode(text: string | null): text is Mode {
  return modes.some((mode) => mode === text);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="/rehearsal.svg">
<link rel="stylesheet" href="/rehearsal.css">
</head>
<body>
${body}
</body>
</html>
`;
}

function courseAddress(row: Row): string {
  return `/packages/${keyOf(row)}/${row.launch}`;
}

function windowName(row: Row): string {
  return `course-${keyOf(row).replaceAll('/', '-')}`;
}

function standardTitle(row: Row): string {
  return standardTitles[row.standard] ?? row.standard;
}

function groupOf(row: Row): string {
  return `${row.overlay}/${row.edition}`;
}

function grouped(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
  return groups;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
