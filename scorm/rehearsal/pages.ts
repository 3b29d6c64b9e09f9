/** The rehearsal’s own two pages: the list of packages, and the launch page around one of them. */
import type { Profile } from '../package/handover/profiles';
import type { Attempts } from './attempts';
import { standingOf, type Model } from './client/attempt';
import { atLaunch, faults, isFault, type Fault } from './client/faults';
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
const views = ['frame', 'sandbox', 'window'] as const;
export type View = (typeof views)[number];
export type Size = (typeof sizes)[number]['id'];

const viewTitles: Readonly<Record<View, string>> = {
  frame: 'a frame',
  sandbox: 'a sandboxed frame',
  window: 'a window',
};

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
${rows.map((row, place) => `<li${place === 0 ? '' : ' class="other"'}>${packageRow(row, attempts)}</li>`).join('\n')}
</ul>
</section>`;
}

function packageRow(row: Row, attempts: Attempts): string {
  const model = modelOf(row);
  const about = `<div><h3>${escape(standardTitle(row))}</h3>
<p class="soft">${model ? escape(standingLine(row, model, attempts)) : 'Kept in this browser; a new build shows once its page has been closed'} · version ${escape(row.version)} · ${Math.round(row.bytes / 1024)} kB · <a href="/zips/${keyOf(row)}">zip</a></p></div>`;
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
  readonly size: Size;
  readonly faults: readonly Fault[];
  /** Id of the LMS that is played; empty for a plain one. */
  readonly profile: string;
  readonly profiles: readonly Profile[];
}

export function launchPage(settings: LaunchSettings): string {
  const { row, model, view, mode } = settings;
  const key = keyOf(row);
  return page(
    `${row.title} – rehearsal`,
    `<header class="top"><p><a href="/">All packages</a></p><p>${escape(standardTitle(row))}, version ${escape(row.version)}</p></header>
<main class="launch" data-course="${courseAddress(row)}" data-attempts="/attempts/${key}" data-model="${model}" data-mode="${mode}" data-view="${view}" data-window="${windowName(row)}">
<h1>${escape(row.title)}</h1>
<div class="beside">
${stage(settings)}
<div class="watch">
<section><h2>What the LMS has</h2>
<div role="status"><dl>
<div><dt>Completion</dt><dd data-standing="completion"></dd></div>
<div${model === 'scorm12' ? ' hidden' : ''}><dt>Success</dt><dd data-standing="success"></dd></div>
<div><dt>Score</dt><dd data-standing="score"></dd></div>
<div><dt>Total time</dt><dd data-standing="time"></dd></div>
<div><dt>Suspend data</dt><dd data-standing="suspend"></dd></div>
</dl></div>
<p class="row"><a class="button quiet" href="" id="again">Leave and come back</a><button type="button" class="quiet" id="afresh">Start afresh</button></p>
<p class="soft">In ${choose(
      views,
      view,
      (each) => viewTitles[each],
      (each) => addressOf(settings, { view: each }),
    )}</p>
<p class="soft">Mode: ${choose(
      modes,
      mode,
      (each) => each,
      (each) => addressOf(settings, { mode: each }),
    )}</p>
</section>
<section><h2>What was sent, and what was kept</h2>
<dl>
<div><dt>Sent</dt><dd data-standing="sent"></dd></div>
<div><dt>Kept</dt><dd data-standing="kept"></dd></div>
<div><dt>Not kept yet</dt><dd data-standing="waiting"></dd></div>
<div><dt>Refused</dt><dd data-standing="refused"></dd></div>
<div><dt>The course says</dt><dd data-standing="says"></dd></div>
</dl></section>
${faultSection(settings)}
<section><h2>The attempt as a file</h2>
<p class="row"><a class="button quiet" href="/attempts/${key}" download="${windowName(row)}.json">Download</a></p>
<p><label for="upload">Go on with another</label><input type="file" id="upload" accept=".json,application/json"></p>
<p role="status" id="uploaded"></p></section>
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

/** Where the course is shown: in a frame, or in a window of its own. */
function stage({ row, view, size }: LaunchSettings): string {
  if (view === 'window')
    return `<section class="stage"><p>The course opens in a window of its own. Keep this page open: it is the LMS.</p>
<p><button type="button" id="open">Open the course window</button></p></section>`;
  const radios = sizes.map(
    ({ id, label }) =>
      `<label><input type="radio" name="size" value="${id}"${id === size ? ' checked' : ''}> ${label}</label>`,
  );
  // As strict as an LMS can be whose frame still finds it: nothing is printed, downloaded or opened.
  const sandbox = view === 'sandbox' ? ' sandbox="allow-scripts allow-same-origin allow-forms"' : '';
  return `<section class="stage"><fieldset class="sizes"><legend>Size of the frame</legend>${radios.join('')}</fieldset>
<iframe class="${size}" title="${escape(row.title)}"${sandbox}></iframe>
<p class="row"><button type="button" class="quiet" id="blank">Blank the frame</button><button type="button" class="quiet" id="remove">Take the frame away</button></p></section>`;
}

/** Switches for what goes wrong, one by one or as an LMS is known to do it. */
function faultSection(settings: LaunchSettings): string {
  const options = settings.profiles.map(({ id, title, rehearse }) => {
    const address = addressOf(settings, {
      profile: id,
      faults: rehearse.faults.filter(isFault),
      size: isSize(rehearse.size) ? rehearse.size : 'full',
    });
    return `<option value="${address}"${id === settings.profile ? ' selected' : ''}>${escape(title)}</option>`;
  });
  const plain = addressOf(settings, { profile: '', faults: [], size: 'full' });
  const all = Object.keys(faults).filter(isFault);
  const boxes = (ids: readonly Fault[]) =>
    ids
      .map(
        (id) =>
          `<label><input type="checkbox" name="fault" value="${id}" autocomplete="off"${settings.faults.includes(id) ? ' checked' : ''}> ${faults[id]}</label>`,
      )
      .join('');
  return `<section><h2>What goes wrong</h2>
<p><label for="profile">Behave like</label><select id="profile" autocomplete="off"><option value="${plain}">An LMS that keeps to the standard</option>${options.join('')}</select></p>
<details${settings.faults.length > 0 ? ' open' : ''}><summary>One fault at a time</summary>
<fieldset class="faults"><legend>From the next call on</legend>${boxes(all.filter((id) => !atLaunch.includes(id)))}</fieldset>
<fieldset class="faults"><legend>From the next launch on</legend>${boxes(atLaunch)}</fieldset></details></section>`;
}

/** This launch page with something changed. */
function addressOf(settings: LaunchSettings, change: Partial<LaunchSettings>): string {
  const { row, view, mode, size, faults: chosen, profile } = { ...settings, ...change };
  const query = new URLSearchParams({ view, mode, size });
  if (profile !== '') query.set('profile', profile);
  if (chosen.length > 0) query.set('faults', chosen.join(','));
  return escape(`/launch/${keyOf(row)}?${query}`);
}

/** A choice of links, the present one in bold. */
function choose<Name extends string>(
  names: readonly Name[],
  now: Name,
  title: (name: Name) => string,
  address: (name: Name) => string,
): string {
  return names
    .map((name) => (name === now ? `<strong>${title(name)}</strong>` : `<a href="${address(name)}">${title(name)}</a>`))
    .join(' · ');
}

/** A page that says one thing, with the way back. */
export function messagePage(title: string, message: string): string {
  return page(
    title,
    `<header class="top"><p><a href="/">All packages</a></p></header>
<main class="list"><h1>${escape(title)}</h1><p>${escape(message)}</p></main>`,
  );
}

export function isView(text: string | null): text is View {
  return views.some((view) => view === text);
}

export function isSize(text: string | null): text is Size {
  return sizes.some(({ id }) => id === text);
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
