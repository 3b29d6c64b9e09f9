/** `index.html` of a package: the first screen, already there before any script runs, and below it whom to ask if none does. */
import { attributesOf } from '../../src/content/languages';
import type { Contact, CoursePackage, CourseText } from '../../src/course/course';
import { courseTitle, firstLocale, firstText } from './manifest';
import { asciiMarkup, escapeMarkup } from './markup';
import { stampOf } from './stamp';

export interface IndexParts {
  readonly course: CoursePackage;
  /** HTML of the first screen. The app takes its place when it mounts on `#app`, and removes `#fallback`. */
  readonly firstScreen: string;
  /** Classic scripts in the order in which they run. */
  readonly scripts: readonly string[];
  readonly sheets: readonly string[];
  readonly icon: string | undefined;
}

/** The text of `index.html`. It names no address outside the package, and holds no inline script or style. */
export function renderIndex({ course, firstScreen, scripts, sheets, icon }: IndexParts): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta name="version" content="${escapeMarkup(stampOf([course]))}">`,
    `<title>${escapeMarkup(courseTitle(course))}</title>`,
    ...(icon === undefined ? [] : [`<link rel="icon" href="${escapeMarkup(icon)}">`]),
    ...sheets.map((sheet) => `<link rel="stylesheet" href="${escapeMarkup(sheet)}">`),
    ...scripts.map((script) => `<script defer src="${escapeMarkup(script)}"></script>`),
  ];
  return asciiMarkup(`<!doctype html>
<html ${attributesOf(firstLocale(course))}>
<head>
${head.join('\n')}
</head>
<body>
<div id="app">${withoutHandlers(firstScreen)}</div>
<div id="fallback">
${renderFallback(course)}
</div>
</body>
</html>
`);
}

/** Svelte notes a picture's events in inline handlers, for hydration; a strict policy refuses them, and the app mounts anew. */
function withoutHandlers(html: string): string {
  return html.replace(/ on(?:load|error)="this\.__e=event"/g, '');
}

/** The first screen as plain text: what the course is, and the first person's brief. */
export function plainFirstScreen(course: CoursePackage): string {
  const text = firstText(course);
  const lines = [text.overlay.strapline, firstBrief(text)].filter((line) => line !== '');
  return `<main><h1>${escapeMarkup(courseTitle(course))}</h1>${lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('')}</main>`;
}

function firstBrief({ people: [person] }: CourseText): string {
  const [role] = person?.roles ?? [];
  return (role && person?.visits[0]?.briefs[role]) ?? '';
}

/** Said where no script runs, or one fails at once; in English where a language has no words of its own here. */
const fallbackSentence: Readonly<Record<string, string>> = {
  en: 'If nothing here answers within a few seconds, the course could not start: the browser may be too old, or scripts may be blocked. It is nothing you did, and these people can help.',
  cy: 'Os nad oes dim yma yn ateb ymhen ychydig eiliadau, nid oedd modd cychwyn y cwrs: efallai fod y porwr yn rhy hen, neu fod sgriptiau wedi’u rhwystro. Nid chi sydd ar fai, a gall y bobl hyn helpu.',
};

function renderFallback(course: CoursePackage): string {
  const own = fallbackSentence[firstLocale(course)];
  const sentence = own ?? fallbackSentence['en'] ?? '';
  return [
    `<p><strong>${escapeMarkup(courseTitle(course))}</strong></p>`,
    `<p${own === undefined ? ' lang="en"' : ''}>${escapeMarkup(sentence)}</p>`,
    `<ul>${firstText(course)
      .overlay.technical.map((contact) => `<li>${renderContact(contact)}</li>`)
      .join('')}</ul>`,
  ].join('\n');
}

function renderContact({ name, detail, link }: Contact): string {
  const shown = link === undefined ? escapeMarkup(name) : `<a href="${escapeMarkup(link)}">${escapeMarkup(name)}</a>`;
  return `<strong>${shown}</strong><br>${escapeMarkup(detail)}`;
}
