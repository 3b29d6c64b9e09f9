/** The whole course from its sources: everything checked, and every edition ready to be packaged. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Content,
  CoursePackage,
  CourseText,
  Locale,
  ModuleSummary,
  Overlay,
  PersonSummary,
  Standard,
} from '../course/course';
import type { Scenario } from '../engine/scenario';
import { cutCourse } from './cut';
import { longestMinutes, WORDS_A_MINUTE } from './minutes';
import { cutsOf, type EditionFile, type OverlayFile } from './parse/course';
import { renderMarkdown } from './parse/page';
import type { Problem } from './parse/problem';
import en from '../i18n/locales/en.json';
import { PSEUDO, pseudoOf } from '../i18n/pseudo';
import { mapTexts, pseudoText } from './texts';
import { readFiles, type ReadFiles, type ReadModule } from './read';
import { readScenarios, scenarioIds } from './scenarios';
import { fillTerms } from './terms';

/** Minutes that an interactive part is reckoned at. */
const MINUTES_A_PART = 3;

export interface Assembly {
  readonly package: CoursePackage;
  readonly contents: readonly Content[];
  /** Pictures that the contents show, by their path in the package. */
  readonly objects: readonly string[];
}

export interface BuiltCourse {
  readonly version: string;
  readonly editions: readonly { readonly id: string; readonly title: string }[];
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
  const { scenarios, problems } = readScenarios(root);
  const files = readFiles(root, overlay, scenarioIds(root));
  const all = [...problems, ...files.problems];
  if (all.length > 0 || !files.overlay || !files.course) return Promise.resolve({ problems: all });
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const sources: Sources = {
    files,
    overlay: overlayOf(files.overlay),
    scenarios,
    version,
    roles: files.course.roles,
    levels: files.course.levels,
  };
  return Promise.resolve({
    problems: [],
    course: {
      version,
      editions: files.editions.map(({ id, title }) => ({ id, title })),
      assemble(id, standard, options) {
        const edition = files.editions.find((each) => each.id === id);
        if (!edition) throw new Error(`There is no edition ${id}.`);
        return assemble(sources, edition, standard, options?.locales ?? edition.locales);
      },
    },
  });
}

interface Sources {
  readonly files: ReadFiles;
  readonly overlay: Overlay;
  readonly scenarios: readonly Scenario[];
  readonly version: string;
  readonly roles: CourseText['roles'];
  readonly levels: Readonly<Record<string, { minutes: number }>>;
}

function assemble(sources: Sources, edition: EditionFile, standard: Standard, locales: readonly Locale[]): Assembly {
  const { modules, scenarios } = cutCourse(sources.files.modules, sources.scenarios, cutsOf(edition));
  const texts = locales.map(
    (locale) => [locale, localise(locale, textOf(sources, edition, modules, scenarios))] as const,
  );
  const contents = locales.flatMap((locale): Content[] => [
    ...stringsOf(locale),
    ...[
      ...scenarios.map((scenario): Content => ({
        kind: 'scenario',
        id: scenario.id,
        locale,
        scenario: fillTerms(scenario, sources.overlay.terms),
      })),
      ...modules.map((module): Content => moduleContent(module, locale, sources.overlay)),
    ].map((content) => localise(locale, content)),
  ]);
  const text = texts[0]?.[1];
  const minutes =
    (text?.modules ?? []).reduce((sum, module) => sum + module.minutes, 0) +
    (text?.people ?? []).flatMap(({ visits }) => visits).reduce((sum, visit) => sum + visit.minutes, 0);
  const promised = edition.level && sources.levels[edition.level]?.minutes;
  return {
    package: {
      edition: edition.id,
      ...(edition.level && { level: edition.level }),
      standard,
      version: sources.version,
      build: createHash('sha256')
        .update(JSON.stringify([contents, texts, en]))
        .digest('hex')
        .slice(0, 8),
      status: 'draft',
      locales,
      strings: en,
      completion: { topics: edition.completion.topics, ...(edition.completion.any && { any: true }) },
      record: edition.record,
      hints: edition.hints,
      minutes: { computed: minutes, ...(promised !== undefined && { promised }) },
      text: Object.fromEntries(texts),
    },
    contents,
    objects: scenarios.flatMap(({ id, objects }) => Object.keys(objects).map((object) => objectFile(id, object))),
  };
}

/** The interface's own words: English is in every package, another language is one of its contents. */
function stringsOf(locale: Locale): Content[] {
  return locale === PSEUDO ? [{ kind: 'strings', id: 'strings', locale, strings: pseudoOf(en) }] : [];
}

/** Only the pseudo-locale is made here; a real language brings its own lines. */
function localise<T>(locale: Locale, value: T): T {
  return locale === PSEUDO ? mapTexts(value, pseudoText) : value;
}

function textOf(
  sources: Sources,
  edition: EditionFile,
  modules: readonly ReadModule[],
  scenarios: readonly Scenario[],
): CourseText {
  const text: CourseText = {
    overlay: sources.overlay,
    editionTitle: edition.title,
    modules: modules.map(moduleSummary),
    people: scenarios.map(personSummary),
    roles: sources.roles,
  };
  return fillTerms(text, sources.overlay.terms);
}

function moduleSummary({ id, title, skill, summary, people, pages, read }: ReadModule): ModuleSummary {
  const summaries = pages.flatMap((page) => {
    const found = read.get(page);
    if (!found) return [];
    const minutes = Math.max(1, Math.round(found.words / WORDS_A_MINUTE + (found.part ? MINUTES_A_PART : 0)));
    return [{ id: page, title: found.title, minutes, part: found.part !== undefined }];
  });
  return {
    id,
    title,
    skill,
    summary,
    people,
    pages: summaries,
    minutes: summaries.reduce((sum, page) => sum + page.minutes, 0),
  };
}

function moduleContent(
  { id, pages, read, parts, phrases, commitments }: ReadModule,
  locale: Locale,
  { terms }: Overlay,
): Content {
  const made = pages.flatMap((page) => {
    const found = read.get(page);
    return found
      ? [
          {
            id: page,
            title: fillTerms(found.title, terms),
            html: renderMarkdown(fillTerms(found.body, terms)),
            ...(found.part && { part: found.part }),
          },
        ]
      : [];
  });
  return { kind: 'module', id, locale, pages: made, ...fillTerms({ parts: parts ?? {}, phrases, commitments }, terms) };
}

function personSummary(scenario: Scenario): PersonSummary {
  const { id, name, title, setting, roles, notes, revision, visits, objects } = scenario;
  const first = visits[0];
  const object = first?.turns[first.start]?.object;
  return {
    id,
    name,
    title,
    setting,
    roles,
    notes,
    brief: first?.brief ?? '',
    revision,
    object: object === undefined ? undefined : { file: objectFile(id, object), says: objects[object] ?? '' },
    visits: visits.map((visit) => ({ id: visit.id, title: visit.title, minutes: Math.ceil(longestMinutes(visit)) })),
  };
}

/** Where an object's picture stands in a package. */
export function objectFile(scenario: string, object: string): string {
  return `objects/${scenario}-${object}.svg`;
}

function overlayOf({
  id,
  title,
  strapline,
  brand,
  terms,
  technical,
  support,
  accessibility,
  'next step': nextStep,
}: OverlayFile): Overlay {
  const contact = ({ name, detail, link }: { name: string; detail: string; link?: string | undefined }) => ({
    name,
    detail,
    ...(link !== undefined && { link }),
  });
  return {
    id,
    title,
    strapline,
    ...(brand && { brand: { name: brand.name, ...(brand.logo !== undefined && { logo: brand.logo }) } }),
    terms: { person: terms.person, people: terms.people, aPerson: terms['a person'], Person: terms.Person },
    technical: technical.map(contact),
    support: support.map(contact),
    nextStep: { text: nextStep.text, ...(nextStep.link !== undefined && { link: nextStep.link }) },
    accessibility: contact(accessibility),
  };
}
