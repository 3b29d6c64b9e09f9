/** Where the lines of another language lie: in `locales/<language>.yaml` beside what they are of. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { dirOf, langOf } from '../i18n/pseudo';

/** What facilitators use with every topic. */
export const PACK = 'modules/pack';

/** Whether a unit, or a file of a language, is for facilitators alone: no learner meets a line of it. */
export function isForTheRoom(unit: string): boolean {
  return unit === PACK || unit.startsWith(`${PACK}/`) || unit.endsWith('/session');
}

/**
 * Where a unit's lines in a language lie: beside the unit. Pages go with their module, sessions with the pack, so that what is signed for
 * learners stays so, and what is an organisation's own with its overlay.
 */
export function localeFile({ id, file }: { readonly id: string; readonly file: string }, language: string): string {
  const overlay = /^scorm\/overlays\/[^/]+/.exec(file)?.[0];
  if (overlay === undefined && isForTheRoom(id)) return `${PACK}/locales/${language}.yaml`;
  const isFolder = /^(scenarios|modules)\/[^/]+$/.test(id) && id !== 'modules/course';
  const folder = overlay ?? (isFolder || id === 'src/i18n' ? id : id.replace(/(\/pages)?\/[^/]+$/, ''));
  return `${folder}/locales/${language}.yaml`;
}

/** What a page says of the language that it is in: `lang="cy" dir="ltr"`. */
export function attributesOf(locale: string): string {
  return `lang="${langOf(locale)}" dir="${dirOf(locale)}"`;
}

/** The languages that have a file anywhere under `root`. */
export function languagesIn(root: string): string[] {
  const files = localeFolders(root).flatMap((folder) => readdirSync(path.join(root, folder)));
  return [
    ...new Set(files.filter((file) => file.endsWith('.yaml')).map((file) => path.basename(file, '.yaml'))),
  ].sort();
}

/** Every folder that may hold a language's file. */
export function localeFolders(root: string): string[] {
  const within = (folder: string) =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${folder}/${name}`)
      .sort();
  const places = [
    ...['scenarios', 'modules', 'scorm/overlays'].flatMap(within),
    'modules',
    'scorm/editions',
    'src/i18n',
  ];
  return places.map((place) => `${place}/locales`).filter((folder) => existsSync(path.join(root, folder)));
}
