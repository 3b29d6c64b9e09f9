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
  Page,
  PersonSummary,
  ShelfContent,
  ShelfSummary,
  Standard,
} from '../course/course';
import { shortOf } from '../course/short';
import type { Scenario } from '../engine/scenario';
import { castsOf } from '../engine/roles';
import { brandSheet } from './colours';
import { cutCourse } from './cut';
import { debriefMinutes, longestMinutes, WORDS_A_MINUTE } from './minutes';
import { mapLines, type Words } from './lines';
import { interfaceUnit, readTranslations, stringsIn, wordsIn, type Translation } from './locale';
import {
  courseSchema,
  cutsOf,
  editionSchema,
  moduleSchema,
  overlaySchema,
  shelfSchema,
  wholePageSchema,
  type EditionFile,
  type Level,
  type OverlayFile,
} from './parse/course';
import { renderMarkdown, type ReadPage } from './parse/page';
import type { Problem } from './parse/problem';
import en from '../i18n/locales/en.json';
import { isPseudo, pseudoOf } from '../i18n/pseudo';
import type { Strings } from '../i18n/strings';
import { pseudoText } from './texts';
import { CORE, picturesOfVoices, placeIn, readOverlay, settledIn, withVoices, type Overlaid } from './overlays';
import { peopleQuoted, quoteProblems, withQuotes } from './quote';
import type { ReadModule } from './modules';
import { readFiles, type ReadFiles } from './read';
import { readScenarios, scenarioIds, type ReadScenario } from './scenarios';
import type { ReadShelf } from './shelf';
import { fillTerms } from './terms';

/** The page of the shelf that an organisation adds to. */
const WHY_HERE = 'why-here';

/** Minutes that an interactive part is reckoned at. */
const MINUTES_A_PART = 3;

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

/** The course as it was written. */
interface Read {
  readonly overlaid: Overlaid;
  readonly files: ReadFiles;
  readonly scenarios: readonly ReadScenario[];
  readonly translations: ReadonlyMap<Locale, Translation>;
  /** The interface’s English, in the organisation’s own words where it has any. */
  readonly strings: Strings;
  readonly version: string;
}

/** What an edition holds, in one language. */
interface InLanguage {
  readonly locale: Locale;
  readonly overlay: Overlay;
  readonly editionTitle: string;
  readonly about: string | undefined;
  readonly level: Level | undefined;
  readonly modules: readonly ReadModule[];
  readonly scenarios: readonly Scenario[];
  /** Those whom the edition meets, and those of whom a lesson shows a line. */
  readonly said: readonly Scenario[];
  /** By `<person>.<visit>`, its first debrief with it, reckoned from the English in every language: a conversation isn't longer for being in another. */
  readonly minutes: ReadonlyMap<string, number>;
  readonly shelf: ReadShelf | undefined;
  readonly glossary: ShelfContent['glossary'];
  /** The organisation's own paragraphs at the end of the page `why-here`. */
  readonly whyHere: readonly string[];
  readonly roles: CourseText['roles'];
  /** The interface's words; English is in every package. */
  readonly strings: Strings | undefined;
  /** Whether a speaker of the language has still to sign. */
  readonly draft: boolean;
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

function inLanguage(
  { overlaid, files, scenarios, translations, strings: english }: Read,
  edition: EditionFile,
  locale: Locale,
): InLanguage {
  const translation = translations.get(locale);
  const words: Words = translation
    ? wordsIn(translation)
    : ({ text }) => (isPseudo(locale) ? pseudoText(text, locale) : text);
  const { course } = files;
  if (!course || !overlaid.overlay) throw new Error('A course with problems is not assembled.');
  const spokenOverlay = settledIn(overlaid, (id, file) => mapLines(`scorm/overlays/${id}`, overlaySchema, file, words));
  const spokenCourse = mapLines('modules/course', courseSchema, course, words);
  const own = mapLines(`scorm/editions/${edition.id}`, editionSchema, edition, words);
  const written = cutCourse(
    files.modules,
    scenarios.map(({ scenario }) => scenario),
    cutsOf(edition),
  );
  // What the edition does not take may not be in this language.
  const met = new Set<string>(written.scenarios.map(({ id }) => id));
  const heard = new Set([...met, ...written.modules.flatMap(({ parts }) => peopleQuoted(parts))]);
  const said = scenarios
    .filter(({ scenario }) => heard.has(scenario.id))
    .map((each) => withVoices(locale === 'en' ? each.scenario : each.inWords(words), spokenOverlay));
  const cut = cutCourse(
    written.modules.map((module) => moduleIn(module, words)),
    said.filter(({ id }) => met.has(id)),
    cutsOf(own),
  );
  const unit = translation && interfaceUnit(overlaid, locale);
  const strings = isPseudo(locale) ? pseudoOf(english, locale) : unit && stringsIn(unit, words);
  return {
    locale,
    overlay: overlayOf(spokenOverlay),
    editionTitle: own.title,
    about: own.about,
    level: own.level && { ...spokenCourse.levels, ...spokenOverlay.levels }[own.level],
    ...cut,
    said,
    minutes: minutesOf(written.scenarios),
    shelf: files.shelf && {
      ...mapLines('modules/shelf', shelfSchema, files.shelf, words),
      read: pagesIn(files.shelf, words),
    },
    glossary: Object.entries(spokenCourse.glossary ?? {}).map(([id, entry]) => ({ id, ...entry })),
    whyHere: spokenOverlay['why here'] ?? [],
    roles: spokenOverlay.roles ?? spokenCourse.roles,
    strings,
    draft: translation !== undefined && translation.drafts.length > 0,
  };
}

function moduleIn(module: ReadModule, words: Words): ReadModule {
  return { ...mapLines(`modules/${module.id}`, moduleSchema, module, words), read: pagesIn(module, words) };
}

function pagesIn({ id: module, pages, read }: ReadModule | ReadShelf, words: Words): ReadModule['read'] {
  const inWords = (page: ReadPage, id: string) =>
    mapLines(`modules/${module}/pages/${id}`, wholePageSchema, page, words);
  const taken = [...read].filter(([id]) => pages.includes(id));
  return new Map(taken.map(([id, page]) => [id, inWords(page, id)] as const));
}

function contentsIn(spoken: InLanguage): Content[] {
  const { locale, strings, scenarios, said, modules, shelf, overlay } = spoken;
  return [
    ...(strings ? [{ kind: 'strings', id: 'strings', locale, strings } as const] : []),
    ...scenarios.map((scenario): Content => ({
      kind: 'scenario',
      id: scenario.id,
      locale,
      scenario: fillTerms(scenario, overlay.terms),
    })),
    ...modules.map((module) => moduleContent(module, locale, overlay, said)),
    ...(shelf ? [shelfContent(shelf, spoken)] : []),
  ];
}

function textOf(spoken: InLanguage): CourseText {
  const { overlay, editionTitle, about, level, modules, scenarios, minutes, shelf, roles, draft } = spoken;
  const text: CourseText = {
    overlay,
    editionTitle,
    ...(about !== undefined && { about }),
    ...(level?.besides && { besides: level.besides.map(({ says, minutes: each }) => ({ says, minutes: each })) }),
    modules: modules.map(moduleSummary),
    ...(shelf && { shelf: shelfSummary(shelf) }),
    people: scenarios.map((scenario) => personSummary(scenario, minutes)),
    roles,
    ...(draft && { draft }),
  };
  return fillTerms(text, overlay.terms);
}

function moduleSummary(module: ReadModule): ModuleSummary {
  const { id, title, skill, summary, people } = module;
  const summaries = pageSummaries(module);
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

function shelfSummary(shelf: ReadShelf): ShelfSummary {
  const { id, title, summary, openings } = shelf;
  return { id, title, summary, openings, pages: pageSummaries(shelf) };
}

function pageSummaries({ pages, read }: ReadModule | ReadShelf): ModuleSummary['pages'] {
  return pages.flatMap((page) => {
    const found = read.get(page);
    if (!found) return [];
    const minutes = Math.max(1, Math.round(found.words / WORDS_A_MINUTE + (found.part ? MINUTES_A_PART : 0)));
    return [{ id: page, title: found.title, minutes, part: found.part !== undefined }];
  });
}

function moduleContent(module: ReadModule, locale: Locale, { terms }: Overlay, said: readonly Scenario[]): Content {
  const { id, phrases, 'phrases by role': phrasesByRole = {}, commitments } = module;
  const parts = withQuotes(module.parts ?? {}, said);
  const picks = commitments.map(({ id: pick, says }) => ({ id: shortOf(pick), says }));
  const own = fillTerms({ parts, phrases, phrasesByRole, commitments: picks }, terms);
  return { kind: 'module', id, locale, pages: pagesOf(module, terms), ...own };
}

function shelfContent(shelf: ReadShelf, { glossary, whyHere, locale, said, overlay: { terms } }: InLanguage): Content {
  const { id } = shelf;
  const parts = withQuotes(shelf.parts ?? {}, said);
  const own = renderMarkdown(fillTerms(whyHere.join('\n\n'), terms));
  const pages = pagesOf(shelf, terms).map((page) => (page.id === WHY_HERE ? { ...page, html: page.html + own } : page));
  const stuck = shelf.stuck.map(({ also = [], ...each }) => ({ ...each, also }));
  const texts = fillTerms({ parts, stuck, glossary }, terms);
  return { kind: 'shelf', id, locale, pages, phrases: [], phrasesByRole: {}, commitments: [], ...texts };
}

function pagesOf({ pages, read }: ReadModule | ReadShelf, terms: Overlay['terms']): Page[] {
  return pages.flatMap((page) => {
    const found = read.get(page);
    return found
      ? [
          {
            id: page,
            title: fillTerms(found.title, terms),
            html: renderMarkdown(fillTerms(found.body, terms)),
            ...(found.part && { part: found.part }),
            ...(found.as && { as: found.as }),
          },
        ]
      : [];
  });
}

function minutesOf(scenarios: readonly Scenario[]): ReadonlyMap<string, number> {
  return new Map(
    scenarios.flatMap(({ id, visits }) =>
      visits.map(
        (visit) =>
          [`${id}.${visit.id}`, Math.max(1, Math.round(longestMinutes(visit) + debriefMinutes(visit)))] as const,
      ),
    ),
  );
}

function personSummary(scenario: Scenario, reckoned: InLanguage['minutes']): PersonSummary {
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
    revision,
    object: object === undefined ? undefined : { file: objectFile(id, object), says: objects[object] ?? '' },
    visits: visits.map((visit) => ({
      id: visit.id,
      title: visit.title,
      minutes: reckoned.get(`${id}.${visit.id}`) ?? 0,
      briefs: Object.fromEntries(
        castsOf(scenario).map(([role, played]) => [role, played.visits.find((each) => each.id === visit.id)?.brief]),
      ),
    })),
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
  links = [],
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
    ...(links.length > 0 && { links: links.map(contact) }),
  };
}
