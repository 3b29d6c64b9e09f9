/** An edition in one language: of the course as it was written, what the edition takes, in the language's words. */
import type { CourseText, Locale, Overlay, ShelfContent } from '../course/course';
import type { Scenario } from '../engine/scenario';
import { isPseudo, pseudoOf } from '../i18n/pseudo';
import type { Strings } from '../i18n/strings';
import { cutCourse } from './cut';
import { mapLines, type Words } from './lines';
import { interfaceUnit, stringsIn, wordsIn, type Translation } from './locale';
import { debriefMinutes, longestMinutes } from './minutes';
import type { ReadModule } from './modules';
import { settledIn, withVoices, type Overlaid } from './overlays';
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
import type { ReadPage } from './parse/page';
import { peopleQuoted } from './quote';
import type { ReadFiles } from './read';
import type { ReadScenario } from './scenarios';
import type { ReadShelf } from './shelf';
import { pseudoText } from './texts';

/** The course as it was written. */
export interface Read {
  readonly overlaid: Overlaid;
  readonly files: ReadFiles;
  readonly scenarios: readonly ReadScenario[];
  readonly translations: ReadonlyMap<Locale, Translation>;
  /** The interface’s English, in the organisation’s own words where it has any. */
  readonly strings: Strings;
  readonly version: string;
}

/** What an edition holds, in one language. */
export interface InLanguage {
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

/** @param locale one that the edition lists, or a pseudo-locale. */
export function inLanguage(
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
