/** The LMS check as zips: one page that does what the course will do, for each standard that an LMS may speak. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CoursePackage, Overlay, Standard } from '../../src/course/course';
import { buildInto, isOlder } from './app';
import { launchPage } from './files';
import { descriptionFile, hasManifest, renderDescription, renderManifest, courseTitle } from './manifest';
import { asciiMarkup, escapeMarkup } from './markup';
import { standardNames, standardTitles } from './standards';
import { sortedByName, zipFiles, type Files } from './zip';

const sources = ['scorm/check', 'scorm/adapters/discover.ts', 'vite.config.ts', 'package.json'];

/** A check's zip, by the name it has beside the packages. */
export interface Check {
  readonly standard: Standard;
  readonly file: string;
  readonly zip: Uint8Array;
}

/** Builds the check’s script where it is out of date. @throws what the build throws. */
export async function readyCheck(root: string): Promise<void> {
  if (isOlder(root, 'dist/check/check.js', sources)) await buildInto(root, 'dist/check', buildOptions);
}

/** Makes the checks from a script that is ready; they are no packages of the course and stand in no index. */
export function makeChecks(root: string, overlay: Overlay, version: string): readonly Check[] {
  const read = (file: string) => readFileSync(path.join(root, file));
  const own = new Map<string, Uint8Array>([
    ['check.js', read('dist/check/check.js')],
    ['sheet.css', read('scorm/check/sheet.css')],
    ['icons/favicon.svg', read('static/icons/favicon.svg')],
  ]);
  return standardNames.filter(hasManifest).map((standard) => ({
    standard,
    file: `lms-check-${standard}.zip`,
    zip: zipFiles(filesOf(own, checkCourse(overlay, standard, version))),
  }));
}

const buildOptions = {
  copyPublicDir: false,
  rolldownOptions: { input: 'scorm/check/check.ts', output: { entryFileNames: 'check.js' } },
} as const;

function filesOf(own: Files, course: CoursePackage): Files {
  const encode = (text: string) => new TextEncoder().encode(text);
  const files = new Map(own);
  files.set(launchPage, encode(renderPage(course)));
  const description = renderDescription(course);
  if (description !== undefined) files.set(descriptionFile, encode(description));
  const names = sortedByName(files).map(([file]) => file);
  files.set('imsmanifest.xml', encode(renderManifest({ course, files: names, launch: launchPage })));
  return files;
}

/** What a manifest needs to know of a course: the check has no topic and nobody to meet. */
function checkCourse(overlay: Overlay, standard: Standard, version: string): CoursePackage {
  const strapline = 'Three short launches that show what an LMS does with a course';
  return {
    edition: 'lms-check',
    standard,
    version,
    build: '',
    status: 'draft',
    locales: ['en'],
    strings: {},
    completion: { topics: [] },
    record: 'completion',
    hints: 'hidden',
    minutes: { computed: 1 },
    text: { en: { overlay: { ...overlay, strapline }, editionTitle: 'LMS check', modules: [], people: [], roles: {} } },
  };
}

function renderPage(course: CoursePackage): string {
  const title = escapeMarkup(courseTitle(course));
  const api = course.standard === 'scorm12' ? 'API' : 'API_1484_11';
  return asciiMarkup(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="icons/favicon.svg">
<link rel="stylesheet" href="sheet.css">
<script defer src="check.js"></script>
</head>
<body data-api="${api}" data-standard="${escapeMarkup(standardTitles[course.standard])}" data-version="${escapeMarkup(`${courseTitle(course)} ${course.version}`)}">
<main><h1>${title}</h1><p>Looking for your LMS. If this sentence stays, scripts are blocked here, and the course would not run either.</p></main>
</body>
</html>
`);
}
