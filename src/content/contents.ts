/** What a package holds of an edition in one language: its scripts of content, and the texts that it begins with. */
import type {
  Content,
  CourseText,
  Locale,
  ModuleSummary,
  Overlay,
  Page,
  PersonSummary,
  ShelfSummary,
} from '../course/course';
import { shortOf } from '../course/short';
import { castsOf } from '../engine/roles';
import type { Scenario } from '../engine/scenario';
import { WORDS_A_MINUTE } from './minutes';
import type { ReadModule } from './modules';
import { renderMarkdown } from './parse/page';
import { withQuotes } from './quote';
import type { ReadShelf } from './shelf';
import type { InLanguage } from './spoken';
import { fillTerms } from './terms';

/** The page of the shelf that an organisation adds to. */
const WHY_HERE = 'why-here';

/** Minutes that an interactive part is reckoned at. */
const MINUTES_A_PART = 3;

export function contentsIn(spoken: InLanguage): Content[] {
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

export function textOf(spoken: InLanguage): CourseText {
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
