/**
 * A language beside English. Its lines lie in `locales/<language>.yaml` beside what they are of; an edition may list it once every line
 * that a learner can meet is there, made from the English of today.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isPseudo } from '../i18n/pseudo';
import type { Strings } from '../i18n/strings';
import { isForTheRoom, localeFile, localeFolders } from './languages';
import { sourceHash, unitNamed, type Line, type Unit, type Words } from './lines';
import { lostFrom } from './marks';
import { CORE, placeIn, type Overlaid } from './overlays';
import { cutsOf, type EditionFile } from './parse/course';
import { localeSchema } from './parse/locale';
import type { Problem } from './parse/problem';
import { peopleQuoted } from './quote';
import { check, readYaml, type Source } from './parse/source';
import type { ReadFiles } from './read';

/** One line in another language. */
interface Entry {
  readonly source: Source;
  /** The hash of the English that it was made from. */
  readonly of: string;
  readonly says: string;
}

export interface Translation {
  readonly language: string;
  /** The course as it is translated. */
  readonly overlaid: Overlaid;
  /** Line id → its words; more than one where an overlay worded the English anew and translated that. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Files in which a speaker of the language has not yet signed. */
  readonly drafts: readonly string[];
  readonly problems: readonly Problem[];
}

/** Every file of a language. An overlay that is not in use has no say; what those in use say comes first. */
export function readTranslation(overlaid: Overlaid, language: string): Translation {
  const { root, ids } = overlaid;
  const shared = localeFolders(root).filter((folder) => !folder.startsWith('scorm/overlays/'));
  const entries = new Map<string, Entry[]>();
  const drafts: string[] = [];
  const problems: Problem[] = [];
  for (const folder of [...ids.map((id) => placeIn(id, 'locales')), ...shared]) {
    const file = `${folder}/${language}.yaml`;
    if (!existsSync(path.join(root, file))) continue;
    const source = readYaml(file, readFileSync(path.join(root, file), 'utf8'));
    const read = check(source, localeSchema);
    if (read && read.language !== language)
      source.report(
        ['language'],
        'wrong-folder',
        `This file says that it is in “${read.language}” but is named “${language}”.`,
      );
    problems.push(...source.problems);
    if (!read) continue;
    if (read.status === 'draft') drafts.push(file);
    for (const [id, { of, says }] of Object.entries(read.lines))
      entries.set(id, [...(entries.get(id) ?? []), { source, of, says }]);
  }
  return { language, overlaid, entries, drafts, problems };
}

/** A translation for learners or for the room: what is missing, stale or a draft in the one is nothing to the other. */
export function translationFor(who: 'learners' | 'room', translation: Translation): Translation {
  const isTheirs = (name: string) => isForTheRoom(name) === (who === 'room');
  return {
    ...translation,
    entries: new Map([...translation.entries].filter(([id]) => isTheirs(unitNamed(id)))),
    drafts: translation.drafts.filter(isTheirs),
  };
}

/** What became of a line in a language. */
export type Found =
  | { readonly is: 'current'; readonly entry: Entry }
  | { readonly is: 'stale'; readonly entry: Entry }
  | { readonly is: 'missing' };

export function find({ entries }: Translation, { id, text }: Line): Found {
  const all = entries.get(id) ?? [];
  const current = all.find(({ of }) => of === sourceHash(text));
  if (current) return { is: 'current', entry: current };
  return all[0] ? { is: 'stale', entry: all[0] } : { is: 'missing' };
}

/** @returns the words of a language that `translationProblems` found whole. @throws when a line is missing after all. */
export function wordsIn(translation: Translation): Words {
  return (line) => {
    const found = find(translation, line);
    if (found.is === 'missing') throw new Error(`${translation.language} has no line ${line.id}.`);
    return found.entry.says;
  };
}

/** The languages that editions list beside English, and all that keeps them from being whole. @param scenarios the lines of each. */
export function readTranslations(
  overlaid: Overlaid,
  files: ReadFiles,
  scenarios: readonly Unit[],
): { translations: ReadonlyMap<string, Translation>; problems: readonly Problem[] } {
  const languages = new Set(files.editions.flatMap(({ locales }) => locales));
  const translations = [...languages]
    .filter((language) => language !== 'en' && !isPseudo(language))
    .map((language) => translationFor('learners', readTranslation(overlaid, language)));
  const problems = translations.flatMap((translation) => {
    const { language } = translation;
    const own = interfaceUnit(overlaid, language);
    const known = [...files.units, ...scenarios, ...(own ? [own] : [])];
    const editions = files.editions.filter(({ locales }) => locales.includes(language));
    const needed = new Set(editions.flatMap((edition) => unitsOf(edition, files, overlaid.ids)));
    return translationProblems(
      translation,
      known.filter(({ id }) => needed.has(id)),
      known,
    );
  });
  return { translations: new Map(translations.map((each) => [each.language, each])), problems };
}

/** Ids of the units that an edition holds. */
function unitsOf(edition: EditionFile, { modules, shelf }: ReadFiles, overlays: readonly string[]): string[] {
  const topics = cutsOf(edition).flatMap(({ id, people, pages }) => {
    const module = modules.find((each) => each.id === id);
    const taken = pages ?? module?.pages ?? [];
    const shown = taken.flatMap((page) => {
      const part = module?.read.get(page)?.part;
      return part === undefined ? [] : peopleQuoted({ [part]: module?.parts?.[part] ?? {} });
    });
    return [
      `modules/${id}`,
      ...taken.map((page) => `modules/${id}/pages/${page}`),
      ...[...(people ?? module?.people ?? []), ...shown].map((person) => `scenarios/${person}`),
    ];
  });
  const around = shelf ? ['modules/shelf', ...shelf.pages.map((page) => `modules/shelf/pages/${page}`)] : [];
  const all = ['src/i18n', 'modules/course', `scorm/editions/${edition.id}`, ...around];
  return [...all, ...overlays.map((overlay) => `scorm/overlays/${overlay}`), ...topics];
}

/** Where a line lies in a language: beside its unit, or with the organisation that worded it anew. */
export function homeOf({ language, overlaid }: Translation, unit: Unit, line: Line): string {
  const file = overlaid.wordedBy(line)?.source.file ?? unit.file;
  return localeFile({ id: unit.id, file }, language);
}

/** Where a line stands in English. */
function placeOf({ overlaid }: Translation, unit: Unit, line: Line): Pick<Problem, 'file' | 'line' | 'column'> {
  const source = overlaid.wordedBy(line)?.source;
  return source
    ? { file: source.file, ...source.placeOf(['wording', line.from ?? line.id]) }
    : { file: unit.file, ...unit.placeOf(line) };
}

/**
 * All that keeps a language from being whole.
 *
 * @param needed what the editions that list it hold; @param known everything that could be translated.
 */
export function translationProblems(
  translation: Translation,
  needed: readonly Unit[],
  known: readonly Unit[],
): Problem[] {
  if (translation.problems.length > 0) return [...translation.problems];
  const { language } = translation;
  const problems: Problem[] = [];
  const extra = extraLines(translation, known);
  for (const unit of needed) {
    for (const line of unit.lines) {
      const found = find(translation, line);
      const home = homeOf(translation, unit, line);
      if (found.is === 'missing') {
        const moved = extra.find(([, { of }]) => of === sourceHash(line.text))?.[0];
        problems.push({
          ...placeOf(translation, unit, line),
          code: 'missing-line',
          message: `“${language}” has no line ${line.id}.`,
          hint:
            moved === undefined
              ? `Write it into ${home}${isForTheRoom(unit.id) ? '' : `, or take “${language}” out of the edition`}.`
              : `The same words are still kept as ${moved}: give them the new name.`,
        });
        continue;
      }
      const { source } = found.entry;
      if (found.is === 'stale' && source.file !== home) {
        problems.push({
          ...placeOf(translation, unit, line),
          code: 'stale-line',
          message: `“${language}” has this line for other English only.`,
          hint: `Translate these words, and write that into ${home}.`,
        });
        continue;
      }
      const at = { file: source.file, ...source.placeOf(['lines', line.id]) };
      if (found.is === 'stale')
        problems.push({
          ...at,
          code: 'stale-line',
          message: 'The English of this line has changed since it was translated.',
          hint: `It reads now: “${shortened(line.text)}” Where the translation still holds, write “of: ${sourceHash(line.text)}”.`,
        });
      const lost = lostFrom(line, found.entry.says);
      if (lost) problems.push({ ...at, code: 'lost-mark', ...lost });
    }
  }
  for (const [id, { source }] of extra)
    problems.push({
      file: source.file,
      ...source.placeOf(['lines', id]),
      code: 'extra-line',
      message: `There is no line ${id}.`,
      hint: 'In English it is gone, or has another name. Take it out, or give it that name.',
    });
  return problems;
}

/** Lines that nothing has in English. What an organisation leaves out of the course, or has a file of its own for, is no such line. */
export function extraLines(
  { entries, overlaid: { ids } }: Translation,
  known: readonly Unit[],
): readonly (readonly [string, Entry])[] {
  const [uppermost = CORE] = ids;
  const own = uppermost === CORE ? '' : placeIn(uppermost, '');
  const names = new Set(known.flatMap(({ lines }) => lines.map(({ id }) => id)));
  const shared = known.filter(({ file }) => own === '' || !file.startsWith('scorm/overlays/')).map(({ id }) => id);
  const isOurs = (id: string, { source }: Entry) => source.file.startsWith(own) || shared.includes(unitNamed(id));
  return [...entries].flatMap(([id, all]) =>
    names.has(id) ? [] : all.filter((entry) => isOurs(id, entry)).map((entry) => [id, entry] as const),
  );
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/**
 * The interface’s words as lines, as an organisation has them, in the plural forms of a language; a form that English lacks is made from
 * its `other`.
 */
export function interfaceUnit(overlaid: Overlaid, language: string): Unit | undefined {
  const file = 'src/i18n/locales/en.json';
  const place = path.join(overlaid.root, file);
  if (!existsSync(place)) return undefined;
  const source = readYaml(file, readFileSync(place, 'utf8'));
  const lines = stringLines(source.value as Strings, new Intl.PluralRules(language).resolvedOptions().pluralCategories);
  return {
    id: 'src/i18n',
    file,
    lines: lines.map((line) => overlaid.reword(line)),
    placeOf: ({ path: at }) => source.placeOf(at),
  };
}

function stringLines(strings: Strings, forms: readonly string[], before: readonly string[] = []): Line[] {
  return Object.entries(strings).flatMap(([key, value]): Line[] => {
    const at = [...before, key];
    if (typeof value !== 'string') return stringLines(value, forms, at);
    const idOf = (name: string) => `src/i18n:${[...before, name].join('/')}`;
    const lineOf = (name: string, text: string): Line => ({
      id: idOf(name),
      text,
      ...(name !== key && { from: idOf(key) }),
      path: at,
      rows: false,
    });
    const [, stem, form] = /^(.*)_(one|two|few|many|other)$/.exec(key) ?? [];
    if (stem === undefined || form === undefined) return [lineOf(key, value)];
    if (form !== 'other') return forms.includes(form) ? [lineOf(key, value)] : [];
    const others = forms.filter((each) => each === 'other' || strings[`${stem}_${each}`] === undefined);
    return others.map((each) => lineOf(`${stem}_${each}`, value));
  });
}

/** The interface’s words again nested by screen, as i18next takes them. */
export function stringsIn(unit: Unit, words: Words): Strings {
  type Nest = { [key: string]: string | Nest };
  const strings: Nest = {};
  for (const line of unit.lines) {
    const keys = line.id.slice(line.id.indexOf(':') + 1).split('/');
    const last = keys.pop() ?? '';
    const nest = keys.reduce<Nest>((at, key) => {
      const inner = at[key];
      return typeof inner === 'object' ? inner : (at[key] = {});
    }, strings);
    nest[last] = words(line);
  }
  return strings;
}
