/**
 * The pages beside the packages, for whoever looks after an LMS: which zip, information governance, catalogue, troubleshooting. Their texts are
 * the Markdown files here; what follows from the packages is filled in where a text says `{{…}}`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderMarkdown } from '../../../src/content/parse/page';
import { fillTerms } from '../../../src/content/terms';
import type { Contact, CoursePackage, Standard } from '../../../src/course/course';
import { firstText } from '../manifest';
import { escapeMarkup } from '../markup';
import type { PackageRow } from '../shelf';
import { stampOf } from '../stamp';
import { standardNames, standardTitles } from '../standards';
import type { Files } from '../zip';
import type { Profile } from './profiles';

export interface HandoverParts {
  /** Rows of one overlay, whatever of it is built. */
  readonly rows: readonly PackageRow[];
  /** Each edition once; its standard does not matter. */
  readonly editions: readonly CoursePackage[];
  readonly profiles: readonly Profile[];
  /** The checks' standards. */
  readonly checks: readonly { readonly standard: Standard; readonly file: string; readonly bytes: number }[];
}

/** What an LMS is given first, where it is built. */
const firstEdition = 'silver';

const pages = ['index', 'information-governance', 'catalogue', 'troubleshooting'] as const;
const besides = ['thumbnail.png'] as const;

/** Everything to be written beside the packages, by its name there. @throws when a text names what nothing fills. */
export function renderHandover(root: string, parts: HandoverParts): Files {
  const here = path.join(root, 'scorm/package/handover');
  const read = pages.map((name) => ({ name, ...pageIn(path.join(here, `${name}.md`)) }));
  const files = new Map<string, Uint8Array>([
    ['sheet.css', readFileSync(path.join(root, 'scorm/check/sheet.css'))],
    ['pages.css', readFileSync(path.join(here, 'pages.css'))],
    ['favicon.svg', readFileSync(path.join(root, 'static/icons/favicon.svg'))],
    ...besides.map((file) => [file, readFileSync(path.join(here, file))] as const),
  ]);
  for (const { name, title, body } of read)
    files.set(`${name}.html`, new TextEncoder().encode(shell(name, title, filled(body, parts), read, parts)));
  return files;
}

interface ReadPage {
  readonly name: string;
  readonly title: string;
  readonly menu: string;
  readonly body: string;
}

function pageIn(file: string): Omit<ReadPage, 'name'> {
  const [, title = '', menu = '', body = ''] =
    /^---\ntitle: (.*)\nmenu: (.*)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
  return { title, menu, body };
}

/** A text with its blocks, words and terms in place. */
function filled(body: string, parts: HandoverParts): string {
  const course = parts.editions[0];
  if (!course) throw new Error('No edition is built.');
  const { overlay } = firstText(course);
  const words: Readonly<Record<string, string>> = {
    title: overlay.title,
    version: course.version,
    'status sentence': statusSentence(course),
  };
  const blocks: Readonly<Record<string, () => string>> = {
    status: () => (course.status === 'draft' ? `<p class="draft">${escapeMarkup(statusSentence(course))}</p>` : ''),
    lms: () => jumpList(parts.profiles) + parts.profiles.map((profile) => lmsSection(profile, parts.rows)).join('\n'),
    checks: () => checkList(parts.checks),
    reported: () => reportedBesides(parts.editions),
    all: () => everything(parts.rows),
    editions: () =>
      jumpList(parts.editions.map((edition) => ({ id: edition.edition, title: firstText(edition).editionTitle }))) +
      parts.editions.map(catalogueEntry).join('\n'),
    thumbnail: () =>
      '<p><a href="thumbnail.png" download><img src="thumbnail.png" width="600" height="338" alt="A bag with a letter in it, an exercise sheet with one drawing ringed, a new pair of shoes: things that people bring to an appointment"></a></p>',
    technical: () => contactList(overlay.technical),
    accessibility: () => contactList([overlay.accessibility]),
  };
  const html = renderMarkdown(fillTerms(body, overlay.terms))
    .replace(/<p>\{\{([a-z]+)\}\}<\/p>/g, (whole, name: string) => blocks[name]?.() ?? whole)
    .replace(/\{\{([a-z ]+)\}\}/g, (whole, name: string) => (name in words ? escapeMarkup(words[name] ?? '') : whole))
    .replace(/\{\{notice\.(\w+)\}\}/g, (whole, name: string) => escapeMarkup(noticeIn(course, name) ?? whole))
    .replaceAll('<table>', '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>')
    .replaceAll('</table>', '</table></div>');
  const left = /\{\{[^}]*\}\}/.exec(html);
  if (left) throw new Error(`Nothing fills ${left[0]} in scorm/package/handover.`);
  return html;
}

/** A sentence as the course itself says it: whoever is told it by a learner finds it here. */
function noticeIn({ strings }: CoursePackage, name: string): string | undefined {
  const notices: unknown = strings['notice'];
  const found: unknown = typeof notices === 'object' && notices !== null ? Reflect.get(notices, name) : undefined;
  return typeof found === 'string' ? found : undefined;
}

function statusSentence({ status }: CoursePackage): string {
  return status === 'draft'
    ? 'This version is an unreviewed draft: clinicians and people with lived experience have not yet signed it off.'
    : 'Clinicians and people with lived experience have signed this version off.';
}

function jumpList(places: readonly { readonly id: string; readonly title: string }[]): string {
  return `<ul class="jump">${places.map(({ id, title }) => `<li><a href="#${id}">${escapeMarkup(title)}</a></li>`).join('')}</ul>\n`;
}

/** One LMS: the one zip, what to choose, and what happens later. */
function lmsSection(profile: Profile, rows: readonly PackageRow[]): string {
  const fitting = rows.filter(({ standard }) => standard === profile.standard);
  const first = fitting.find(({ edition }) => edition === firstEdition) ?? fitting[0];
  if (!first) return '';
  return `<section class="lms" aria-labelledby="${profile.id}">
<h2 id="${profile.id}">${escapeMarkup(profile.title)}</h2>
<p class="acts"><a class="say" href="${nameOf(first)}" download>${escapeMarkup(nameOf(first))}</a> <span class="soft">${standardTitles[first.standard]}, ${sizeOf(first.bytes)}</span></p>
<dl>
<div><dt>On upload</dt><dd>${escapeMarkup(profile.upload)}</dd></div>
<div><dt>When a learner comes back</dt><dd>${escapeMarkup(profile.relaunch)}</dd></div>
<div><dt>When a new version comes</dt><dd>${escapeMarkup(profile.upgrade)}</dd></div>
</dl>
</section>`;
}

function checkList(checks: HandoverParts['checks']): string {
  return `<ul id="check">${checks.map(({ standard, file, bytes }) => `<li><a href="${file}" download>Check for ${escapeMarkup(standardTitles[standard])}</a> <span class="soft">${sizeOf(bytes)}</span></li>`).join('')}</ul>`;
}

/** Every package with what proves that it came whole, folded by standard. */
function everything(rows: readonly PackageRow[]): string {
  return standardNames
    .map((standard) => ({ standard, own: rows.filter((row) => row.standard === standard) }))
    .filter(({ own }) => own.length > 0)
    .map(
      ({ standard, own }) => `<details><summary>${escapeMarkup(standardTitles[standard])}</summary>
<ul>${own.map((row) => `<li><a href="${nameOf(row)}" download>${escapeMarkup(nameOf(row))}</a> <span class="soft">${escapeMarkup(row.title)}, ${sizeOf(row.bytes)}, SHA-256 <code>${row.sha256}</code></span></li>`).join('\n')}</ul></details>`,
    )
    .join('\n');
}

function catalogueEntry(course: CoursePackage): string {
  const text = firstText(course);
  const { overlay, editionTitle, modules, people, besides = [] } = text;
  const roles = [...new Set(people.flatMap((person) => person.roles))].map((role) => text.roles[role] ?? role);
  const skills = modules.map(({ skill }) => skill);
  const { computed, promised } = course.minutes;
  const facts: readonly (readonly [string, string])[] = [
    ['Title', `${overlay.title} · ${editionTitle}`],
    ['In one line', `${overlay.strapline}: ${asList(skills.map((skill) => skill.toLowerCase()))}.`],
    [
      'In full',
      `You talk with ${asList(people.map(({ name }) => name))}, and hear afterwards what it was like for them. ${modules.map(({ summary }) => summary).join(' ')} Nothing is locked and nothing is scored. It goes together with a practical session and does not replace one.`,
    ],
    ['For', `Anybody in health and care; there is someone to meet for: ${asList(roles)}.`],
    [
      'Time',
      promised === undefined
        ? `About ${computed} minutes.`
        : `${promised} minutes, about ${computed} of them in lessons and conversations here${besides.length > 0 ? `; the rest: ${asList(besides.map(({ says, minutes }) => `${says} (${minutes})`))}` : ''}.`,
    ],
    ['Complete when', completionSentence(course)],
    ...(course.record === 'detailed'
      ? [
          [
            'Reported',
            'Beside completion, score and time: each choice, as an interaction, and each finished topic.',
          ] as const,
        ]
      : []),
    ['Keywords', [...skills, 'self-management support', 'consultation skills'].join(', ')],
    ['Version', `${course.version}. ${statusSentence(course)}`],
  ];
  return `<section aria-labelledby="${course.edition}">
<h2 id="${course.edition}">${escapeMarkup(editionTitle)}</h2>
<dl>${facts.map(([name, says]) => `<div><dt>${name}</dt><dd>${escapeMarkup(says)}</dd></div>`).join('\n')}</dl>
</section>`;
}

/** What an edition reports beside completion, score and time; most report nothing. */
function reportedBesides(editions: readonly CoursePackage[]): string {
  const detailed = editions.filter(({ record }) => record === 'detailed').map((each) => firstText(each).editionTitle);
  return detailed.length === 0
    ? '<p><strong>Nothing else</strong> is reported: no answer, no mark for what was said.</p>'
    : `<p><strong>Single choices</strong> are reported by ${escapeMarkup(asList(detailed))}, as interactions, and each finished topic as an objective. None is called right or wrong, and the first screen says that they are reported. Other editions report nothing else.</p>`;
}

function completionSentence(course: CoursePackage): string {
  const { topics, any } = course.completion;
  const skills = firstText(course)
    .modules.filter(({ id }) => topics.includes(id))
    .map(({ skill }) => skill.toLowerCase());
  const played = 'has been played to any ending, and its debrief opened';
  return any || skills.length === 1
    ? `One conversation of ${asList(skills, 'disjunction')} ${played}.`
    : `One conversation each of ${asList(skills)} ${played}.`;
}

function asList(names: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(names);
}

function contactList(contacts: readonly Contact[]): string {
  const named = ({ name, link }: Contact) =>
    link === undefined
      ? `<strong>${escapeMarkup(name)}</strong>`
      : `<a href="${escapeMarkup(link)}">${escapeMarkup(name)}</a>`;
  return `<ul>${contacts.map((contact) => `<li>${named(contact)}: ${escapeMarkup(contact.detail)}</li>`).join('')}</ul>`;
}

/** A zip's name; the pages lie beside it, in its overlay's folder. */
function nameOf({ file }: PackageRow): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function sizeOf(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}

function shell(
  name: string,
  title: string,
  body: string,
  all: readonly ReadPage[],
  { editions }: HandoverParts,
): string {
  const course = editions[0];
  const own = course ? `${firstText(course).overlay.title} ${course.version}` : '';
  const links = all.map((page) =>
    page.name === name
      ? `<li><a href="${page.name}.html" aria-current="page">${escapeMarkup(page.menu)}</a></li>`
      : `<li><a href="${page.name}.html">${escapeMarkup(page.menu)}</a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="version" content="${escapeMarkup(stampOf(editions))}">
<title>${escapeMarkup(`${title} · ${own}`)}</title>
<link rel="icon" href="favicon.svg">
<link rel="stylesheet" href="sheet.css">
<link rel="stylesheet" href="pages.css">
</head>
<body>
<header class="top"><p>${escapeMarkup(own)}</p><nav aria-label="Pages"><ul>${links.join('')}</ul></nav></header>
<main>
<h1>${escapeMarkup(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
