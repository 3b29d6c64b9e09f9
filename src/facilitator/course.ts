/** What the pack is made of: an edition of the course, and the sessions of its modules. */
import type { Assembly } from '../content/course';
import { PACK } from '../content/languages';
import type { ReadPack } from '../content/pack';
import type { PackFile, SessionFile, StepFile, TimedFile } from '../content/parse/pack';
import type { PackWords } from '../content/parse/pack-words';
import { fillTerms, fillTitle } from '../content/terms';
import type {
  Contact,
  CourseText,
  Locale,
  ModuleContent,
  ModuleSummary,
  PartText,
  ShelfContent,
} from '../course/course';
import { itemLevels } from '../engine/person';
import type { Scenario, Turn } from '../engine/scenario';

export interface Topic {
  readonly session: SessionFile;
  readonly summary: ModuleSummary;
  readonly content: ModuleContent;
  /** Those whom it lists and who may be played by a colleague. */
  readonly played: readonly Scenario[];
}

export interface Course {
  readonly edition: string;
  readonly text: CourseText;
  readonly pack: PackFile;
  readonly pages: ReadPack['pages'];
  readonly words: PackWords;
  readonly locale: Locale;
  /** A move’s name and what it is, as the course says them to learners. */
  readonly skill: (code: string) => [name: string, definition: string];
  /** In the edition’s order. */
  readonly topics: readonly Topic[];
  readonly shelf: ShelfContent | undefined;
  /** What stands on every sheet: “Common Ground 0.1.0 (1a2b3c4d) · unreviewed draft”. */
  readonly stamp: string;
  readonly isDraft: boolean;
}

/** What a pack is made from. */
export interface Sources {
  /** An edition in one language. */
  readonly assembly: Assembly;
  /** The same edition in English: who may be played is told by its words alone. */
  readonly english: Assembly;
  /** What is said to facilitators, in the language of the assembly. */
  readonly read: ReadPack;
}

/** @throws when the pack or the edition’s text is not there. */
export function courseOf(sources: Sources, stamp: string): Course {
  const { assembly, english, read } = sources;
  const { package: built, contents } = assembly;
  const spoken = spokenIn(sources);
  const { text, words } = spoken;
  const own = inOwnWords(text.overlay);
  if (!read.pack) throw new Error(`There is no ${PACK}/pack.yaml.`);
  const isDraft = built.status === 'draft';
  const mayPlay = new Set<string>(scenariosIn(english).flatMap((each) => (mayBePlayed(each) ? [each.id] : [])));
  const topics = text.modules.flatMap((summary): Topic[] => {
    const session = read.sessions.find(({ id }) => id === summary.id);
    const content = contents.find((each): each is ModuleContent => each.kind === 'module' && each.id === summary.id);
    if (!session || !content) return [];
    const met = whoIsMet(summary, session).filter((id) => mayPlay.has(id));
    const played = scenariosIn(assembly).filter(({ id }) => met.includes(id));
    return [{ session: own(session), summary, content, played }];
  });
  return {
    edition: built.edition,
    ...spoken,
    pack: own(read.pack),
    pages: new Map([...read.pages].map(([id, page]) => [id, { ...page, body: own(page.body) }])),
    topics,
    shelf: contents.find((each): each is ShelfContent => each.kind === 'shelf'),
    stamp: `${text.overlay.title} ${stamp}${isDraft ? ` · ${words.stamp.draft}` : ''}`,
    isDraft,
  };
}

/** What every paper says, and the cohort page. @throws when it is not there. */
export function spokenIn({
  assembly: { package: built, contents },
  read,
}: Pick<Sources, 'assembly' | 'read'>): Pick<Course, 'text' | 'locale' | 'words' | 'skill'> {
  const [locale = 'en'] = built.locales;
  const text = built.text[locale];
  if (!text) throw new Error(`The edition ${built.edition} is not in “${locale}”.`);
  if (!read.words) throw new Error(`There is no ${PACK}/words.yaml.`);
  const skill = skillsIn(contents.find((each) => each.kind === 'strings')?.strings ?? built.strings);
  return { text, locale, words: inOwnWords(text.overlay)(read.words), skill };
}

/** The organisation’s own title and word, in all that the pack says. */
function inOwnWords({ title, terms }: CourseText['overlay']): <T>(value: T) => T {
  return (value) => fillTerms(fillTitle(value, title), terms);
}

function scenariosIn({ contents }: Assembly): readonly Scenario[] {
  return contents.flatMap((each) => (each.kind === 'scenario' ? [each.scenario] : []));
}

function skillsIn({ move }: Assembly['package']['strings']): Course['skill'] {
  const moves = move as Readonly<Record<string, { readonly name: string; readonly definition: string }>>;
  return (code) => [moves[code]?.name ?? code, moves[code]?.definition ?? ''];
}

/** A line with its places filled in: `{{name}}`. */
export function filledIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}

/** What a plan of so many minutes is called. */
export function lengthOf({ words }: Course, minutes: number): string {
  const names: Readonly<Record<string, string>> = words.lengths;
  return names[minutes] ?? filledIn(words.slides.minutes, { minutes });
}

/** An edition may take a module’s pages without its people: who is met elsewhere in it can still be played. */
function whoIsMet(summary: ModuleSummary, session: SessionFile): readonly string[] {
  return [...new Set([session.together, ...summary.people])];
}

const risk =
  /suicid|self-harm|wishing it (?:was|were) over|not being here|not wanting to|(hurt|harm)(ing)? (her|him|them|your)self/i;

/**
 * Nobody is asked to play a person who may have thought of ending their life, or wished that another’s were over: it is too near to too many.
 *
 * @param scenario in English.
 */
export function mayBePlayed({ notes, facts }: Scenario): boolean {
  return ![...notes, ...facts.map(({ says }) => says)].some((text) => risk.test(text));
}

/** A step that a plan names; its own module’s, another’s by `module/step`, or one of the pack’s. @throws when there is none: the build has checked it. */
export function stepNamed(course: Course, name: string, own?: SessionFile): StepFile {
  const [module, step] = name.includes('/') ? name.split('/') : [undefined, name];
  const session = module === undefined ? own : course.topics.find((each) => each.session.id === module)?.session;
  const found = session?.steps[step ?? ''] ?? course.pack.steps[name];
  if (!found) throw new Error(`No step ${name}.`);
  return found;
}

/** What `modules/pack/pages` has for a document; nothing where it has none. */
export function bodyOf({ pages }: Course, id: string): string {
  return pages.get(id)?.body ?? '';
}

/** Whom one can turn to, in a row. */
export function contactRow({ name, detail }: Contact): string {
  return `**${name}**: ${detail}`;
}

/** What is run in one go: a topic in four lengths, or a half-day over two topics. */
export interface Gathering {
  readonly id: string;
  readonly title: string;
  readonly aim: string;
  readonly topics: readonly Topic[];
  readonly plans: readonly { readonly minutes: number; readonly steps: TimedFile }[];
}

export function gatheringsOf(course: Course): { sessions: Gathering[]; workshops: Gathering[] } {
  const workshops = course.pack.workshops.flatMap(({ id, title, aim, modules, minutes, steps }): Gathering[] => {
    const topics = course.topics.filter(({ session }) => modules.includes(session.id));
    return topics.length === modules.length ? [{ id, title, aim, topics, plans: [{ minutes, steps }] }] : [];
  });
  const sessions = course.topics.map((topic): Gathering => {
    const { id, aim, plans } = topic.session;
    return { id, title: topic.summary.title, aim, topics: [topic], plans };
  });
  return { sessions, workshops };
}

/** The steps of all plans, each once: the longest plan’s order, and whatever else a shorter one has after it. */
export function stepsOf(course: Course, { plans, topics }: Gathering): { name: string; step: StepFile }[] {
  const longestFirst = plans.toSorted((one, other) => other.minutes - one.minutes);
  const names = [...new Set(longestFirst.flatMap(({ steps }) => steps.map(({ step }) => step)))];
  const own = topics.length === 1 ? topics[0]?.session : undefined;
  return names.map((name) => ({ name, step: stepNamed(course, name, own) }));
}

/** What somebody has on their mind, by how near the surface it lies. */
export function mindOf({ agenda, variables }: Scenario): Record<'ready' | 'held' | 'kept', string[]> {
  const at = (level: (typeof itemLevels)[number]) =>
    agenda
      .filter(({ variable }) => itemLevels[variables[variable]?.start ?? 0] === level)
      .map(({ says, unsaid }) => unsaid ?? says);
  return { ready: at('surface'), held: at('held'), kept: at('guarded') };
}

/** What somebody brings in, by the name of its drawing. */
export function objectOf({ id, visits, objects }: Scenario): { file: string; alt: string } | undefined {
  const [visit] = visits;
  const object = visit?.turns[visit.start]?.object;
  return object === undefined ? undefined : { file: `${id}-${object}`, alt: objects[object] ?? '' };
}

/** How somebody answers the first plain question about danger: the truth, and the same whoever asks. */
export function answersOf({ visits }: Scenario): { asked: string; answer: string }[] {
  const turns: Turn[] = Object.values(visits[0]?.turns ?? {});
  const found = turns.flatMap(({ choices }) =>
    choices.flatMap(({ move, worth, says, replies }) => {
      const answer = replies.at(-1)?.says;
      return move === 'SAFE' && worth > 0 && answer !== undefined ? [{ asked: says, answer }] : [];
    }),
  );
  return found.slice(0, 1);
}

/** The words that the course has for one of a module’s interactive parts; empty where the edition has none. */
export function partOf(course: Course, module: string, part: string): Readonly<Record<string, PartText>> {
  const content = course.topics.find(({ session }) => session.id === module)?.content;
  return content?.parts[part] ?? {};
}

/** Records of a part’s list, each a text by its key. */
export function recordsIn(part: Readonly<Record<string, PartText>>, key: string): Readonly<Record<string, string>>[] {
  const value = part[key];
  return Array.isArray(value) ? value.flatMap((each) => (typeof each === 'object' ? [{ ...each }] : [])) : [];
}

/** A text of a part. */
export function textIn(part: Readonly<Record<string, PartText>>, key: string): string {
  const value = part[key];
  return typeof value === 'string' ? value : '';
}
