/** Which files a package holds. Packages of one build differ only in these choices; the app in them is the same. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Assembly } from '../../src/content/course';
import type { CoursePackage, StringsContent } from '../../src/course/course';
import type { App } from './app';
import { descriptionFile, firstLocale, firstText, hasManifest, renderDescription, renderManifest } from './manifest';
import { plainFirstScreen, renderIndex } from './page';
import { contentPath, renderContentScript, renderCourseScript } from './scripts';
import { installIcons, registration, renderWebManifest, renderWorker, webManifestFile, workerFile } from './web';
import { sortedByName, type Files } from './zip';

/** The page that an LMS opens. */
export const launchPage = 'index.html';

/** Pictures that a package shows and nobody has drawn, each as what to do about it. */
export function missingPictures({ pictures }: Assembly, root: string): readonly string[] {
  return [...pictures.values()]
    .filter((place) => !existsSync(path.join(root, place)))
    .map((place) =>
      place.startsWith('static/')
        ? `${place} is not there, and a consultation shows it. Draw it, or take it out of \`objects\`.`
        : `${place} is not there, and overlay.yaml names it.`,
    );
}

/** Every file of a package, the manifest included, in the order of their names. @throws when `missingPictures` finds any. */
export function filesOf(assembled: Assembly, app: App, root: string): Files {
  const { package: course, contents, pictures, sheet } = assembled;
  const files = new Map<string, Uint8Array>(app.files);
  const isWeb = course.standard === 'web';
  files.set('course.js', encode(renderCourseScript(course) + (isWeb ? registration : '')));
  for (const content of contents) put(files, contentPath(content), encode(renderContentScript(content)));
  for (const [picture, place] of pictures) files.set(picture, readFileSync(path.join(root, place)));
  const looks = sheet === '' ? [] : [...app.files].filter(([file]) => file.endsWith('.css'));
  for (const [file, bytes] of looks) files.set(file, encode(new TextDecoder().decode(bytes) + sheet));

  const icons = iconsUsed(app, files);
  for (const [icon, bytes] of icons) files.set(icon, bytes);
  const locale = firstLocale(course);
  const strings = contents.find((each): each is StringsContent => each.kind === 'strings' && each.locale === locale);
  const index = renderIndex({
    course,
    firstScreen: app.prerender?.(course, locale, strings) ?? plainFirstScreen(course),
    scripts: ['course.js', ...firstContents(course, files), 'app.js'],
    sheets: [...app.files.keys()].filter((file) => file.endsWith('.css')),
    icon: [...icons.keys()].find((icon) => appIcon.test(icon)),
  });
  files.set(launchPage, encode(index));
  const description = renderDescription(course);
  if (description !== undefined) files.set(descriptionFile, encode(description));
  if (isWeb) putWebFiles(files, course, app);

  const names = sortedByName(files).map(([file]) => file);
  names.forEach(refuseUnsafeName);
  if (hasManifest(course.standard))
    files.set('imsmanifest.xml', encode(renderManifest({ course, files: names, launch: launchPage })));
  return new Map(sortedByName(files));
}

/** The last to be put there: the worker lists every other file, and its stamp changes with any of them. */
function putWebFiles(files: Map<string, Uint8Array>, course: CoursePackage, app: App): void {
  for (const icon of installIcons) {
    const bytes = app.icons.get(icon);
    if (!bytes) throw new Error(`static/${icon} is not there, and a web package is installed under it.`);
    files.set(icon, bytes);
  }
  files.set(webManifestFile, encode(renderWebManifest(course, launchPage)));
  const hash = createHash('sha256');
  for (const [, bytes] of sortedByName(files)) hash.update(bytes);
  const names = sortedByName(files).map(([file]) => file);
  const stamp = `${course.version} ${hash.digest('hex').slice(0, 12)}`;
  files.set(workerFile, encode(renderWorker(names, launchPage, stamp)));
}

/** What the first screen needs beside the app: the first person's scenario, and the words of a language other than English. */
function firstContents(course: CoursePackage, files: Files): readonly string[] {
  const locale = firstLocale(course);
  const text = firstText(course);
  const first = text.modules[0]?.people[0] ?? text.people[0]?.id;
  return [`content/strings.${locale}.js`, `content/${first}.${locale}.js`].filter((file) => files.has(file));
}

/** The course's own icon, as a tab or bookmark shows it. */
const appIcon = /^icons\/(fav)?icon\./;

/** Icons that the app or its sheet names, and the course's own. */
function iconsUsed(app: App, files: Files): ReadonlyMap<string, Uint8Array> {
  const texts = [...files]
    .filter(([file]) => /\.(js|css)$/.test(file))
    .map(([, bytes]) => new TextDecoder().decode(bytes));
  return new Map([...app.icons].filter(([icon]) => appIcon.test(icon) || texts.some((text) => text.includes(icon))));
}

function put(files: Map<string, Uint8Array>, file: string, bytes: Uint8Array): void {
  if (files.has(file)) throw new Error(`Two things of this package are named ${file}. Give one of them another id.`);
  files.set(file, bytes);
}

/** Names that every LMS, file system and address bar reads alike. */
function refuseUnsafeName(file: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9][A-Za-z0-9_-]*)*$/.test(file))
    throw new Error(
      `“${file}” can’t be the name of a file in a package. Use letters, digits, “-”, “_”, “.” and folders only.`,
    );
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
