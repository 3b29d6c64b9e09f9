/** The whole course from its sources: everything checked, and every edition ready to be packaged. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Content, CoursePackage, Locale, Standard } from '../course/course';
import en from '../i18n/locales/en.json';
import { brandSheet } from './colours';
import { contentsIn, objectFile, textOf } from './contents';
import { interfaceUnit, readTranslations, stringsIn } from './locale';
import { CORE, picturesOfVoices, placeIn, readOverlay } from './overlays';
import type { EditionFile } from './parse/course';
import type { Problem } from './parse/problem';
import { quoteProblems } from './quote';
import { readFiles } from './read';
import { readScenarios, scenarioIds } from './scenarios';
import { inLanguage, type InLanguage, type Read } from './spoken';

export interface Assembly {
  readonly package: CoursePackage;
  readonly contents: readonly Content[];
  /** Pictures that the contents show: their path in the package → where they stand, from the root. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Rules that bring an organisation's colours; they come after the look's own. */
  readonly sheet: string;
}

export interface BuiltCourse {
  readonly version: string;
  readonly editions: readonly { readonly id: string; readonly title: string; readonly locales: readonly Locale[] }[];
  /**
   * Everything that one package holds.
   *
   * @param options.locales instead of the edition's own: the pseudo-locale `qps` is made from English.
   * @throws when the edition is unknown.
   */
  assemble(edition: string, standard: Standard, options?: { locales?: readonly Locale[] }): Assembly;
}

/** Reads the course under `root`; `course` is there only when nothing is wrong. */
export function readCourse(
  root: string,
  { overlay }: { overlay: string },
): Promise<{ problems: readonly Problem[]; course?: BuiltCourse }> {
  const overlaid = readOverlay(root, overlay);
  const scenarios = readScenarios(root, [], overlaid);
  const files = readFiles(overlaid, scenarioIds(root, overlaid));
  const unspoken = scenarios.problems.length > 0 ? [] : quoteProblems(files.quotes, scenarios.scenarios);
  const problems = [...scenarios.problems, ...files.problems, ...unspoken];
  if (problems.length > 0) return Promise.resolve({ problems });
  const units = scenarios.read.map(({ unit }) => unit);
  const { translations, problems: untranslated } = readTranslations(overlaid, files, units);
  if (untranslated.length > 0) return Promise.resolve({ problems: untranslated });
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const english = interfaceUnit(overlaid, 'en');
  const strings = english ? stringsIn(english, ({ text }) => text) : en;
  const read: Read = { overlaid, files, scenarios: scenarios.read, translations, strings, version };
  return Promise.resolve({
    problems: [],
    course: {
      version,
      editions: files.editions.map(({ id, title, locales }) => ({ id, title, locales })),
      assemble(id, standard, options) {
        const edition = files.editions.find((each) => each.id === id);
        if (!edition) throw new Error(`There is no edition ${id}.`);
        return assemble(read, edition, standard, options?.locales ?? edition.locales);
      },
    },
  });
}

function assemble(read: Read, edition: EditionFile, standard: Standard, locales: readonly Locale[]): Assembly {
  const spoken = locales.map((locale) => inLanguage(read, edition, locale));
  const texts = spoken.map((each) => [each.locale, textOf(each)] as const);
  const contents = spoken.flatMap(contentsIn);
  const text = texts[0]?.[1];
  const minutes =
    (text?.modules ?? []).reduce((sum, module) => sum + module.minutes, 0) +
    (text?.people ?? []).flatMap(({ visits }) => visits).reduce((sum, visit) => sum + visit.minutes, 0);
  const colours = read.overlaid.overlay?.brand?.colours;
  const promised = spoken[0]?.level?.minutes;
  return {
    package: {
      edition: edition.id,
      ...(edition.level && { level: edition.level }),
      standard,
      version: read.version,
      build: createHash('sha256')
        .update(JSON.stringify([contents, texts, read.strings]))
        .digest('hex')
        .slice(0, 8),
      status: 'draft',
      locales,
      strings: read.strings,
      completion: { topics: edition.completion.topics, ...(edition.completion.any && { any: true }) },
      record: edition.record,
      hints: edition.hints,
      minutes: { computed: minutes, ...(promised !== undefined && { promised }) },
      text: Object.fromEntries(texts),
    },
    contents,
    pictures: picturesOf(read, spoken[0]),
    sheet: colours ? brandSheet(colours) : '',
  };
}

function picturesOf({ overlaid }: Read, spoken: InLanguage | undefined): ReadonlyMap<string, string> {
  if (!spoken) return new Map();
  const objects = spoken.scenarios.flatMap(({ id, objects }) =>
    Object.keys(objects).map((object) => {
      const file = `static/${objectFile(id, object)}`;
      return [objectFile(id, object), overlaid.find(file) ?? file] as const;
    }),
  );
  const voices = spoken.scenarios.flatMap(picturesOfVoices);
  const own = [spoken.overlay.brand?.logo, ...voices].filter((file) => file !== undefined);
  const ownPlace = (file: string) => overlaid.find(file) ?? placeIn(overlaid.ids[0] ?? CORE, file);
  return new Map([...objects, ...own.map((file) => [file, ownPlace(file)] as const)]);
}
