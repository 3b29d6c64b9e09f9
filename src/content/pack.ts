/** Reads what facilitators take into the room: a `session.yaml` for each module that has one, and `modules/pack`. */
import type { z } from 'zod';
import { isPseudo } from '../i18n/pseudo';
import { PACK } from './languages';
import { mapLines, type Unit, type Words } from './lines';
import { readTranslation, translationFor, translationProblems, wordsIn } from './locale';
import type { Overlaid } from './overlays';
import { wholePageSchema, type ModuleFile } from './parse/course';
import { CARD_MINUTES, packSchema, planLengths, sessionSchema, type PackFile, type SessionFile } from './parse/pack';
import { packWordsSchema, type PackWords } from './parse/pack-words';
import type { ReadPage } from './parse/page';
import { didYouMean, type Problem } from './parse/problem';
import type { Path, Source } from './parse/source';
import { Reader } from './reader';
import { pseudoText } from './texts';

export interface ReadPack {
  readonly problems: readonly Problem[];
  readonly sessions: readonly SessionFile[];
  /** Undefined where there is none, and where it is wrong. */
  readonly pack: PackFile | undefined;
  /** The documents’ texts by their ids; some documents have none and are made of other things. */
  readonly pages: ReadonlyMap<string, ReadPage>;
  /** What the pack says itself, between all these; undefined as `pack` is. */
  readonly words: PackWords | undefined;
  /** The lines of all: `modules/pack`, `modules/pack/words`, `modules/pack/pages/emails`, `modules/agenda-setting/session`. */
  readonly units: readonly Unit[];
}

/** @param modules what the course consists of; what is wrong in them is told by `readFiles`. */
export function readPack(overlaid: Overlaid, modules: readonly ModuleFile[]): ReadPack {
  const reader = new Reader(overlaid);
  const { problems, units } = reader;
  const pages = new Map<string, ReadPage>();
  let workshops: Source | undefined;
  const pack = reader.fileIfThere(`${PACK}/pack.yaml`, packSchema, (source, file) => {
    workshops = source;
    checkCards(source, file, [...modules.map(({ id }) => id), ...overlaid.names('modules')]);
    for (const { id } of file.documents) {
      const page = reader.page(`${PACK}/pages/${id}`, Infinity);
      if (page) pages.set(id, page);
    }
  });
  const words = reader.fileIfThere(`${PACK}/words.yaml`, packWordsSchema);
  // A session's plans name steps of the pack, and a workshop names steps of the sessions: what leans on something wrong is not looked at.
  const isWrong = problems.length > 0;
  const shared = Object.keys(pack?.steps ?? {});
  const sessions = modules.flatMap((module) => {
    const session = reader.fileIfThere(`modules/${module.id}/session.yaml`, sessionSchema, (source, file) => {
      if (!isWrong) checkSession(overlaid, source, file, module, shared);
    });
    return session ? [session] : [];
  });
  const runnable = pack && withoutTopics(pack, (module) => overlaid.leavesOut('modules', module));
  if (runnable && workshops && problems.length === 0) {
    const own = sessions.flatMap(({ id, steps }) => Object.keys(steps).map((step) => `${id}/${step}`));
    checkWorkshops(workshops, runnable, sessions, new Set([...shared, ...own]));
    problems.push(...workshops.problems);
  }
  return { problems, sessions, pack: runnable, pages, words, units };
}

/**
 * The pack of an edition in a language: what is said to learners is the assembly's, this is what is said to facilitators.
 *
 * @param topics of the edition: the sessions of others are left out, and need not be in this language.
 * @returns the pack, and the files of the language that nobody who speaks it has signed; unless a line is missing, stale or spoilt: then all that is.
 */
export function packIn(
  read: ReadPack,
  topics: readonly string[],
  overlaid: Overlaid,
  language: string,
): { readonly problems: readonly Problem[]; readonly drafts: readonly string[]; readonly pack: ReadPack } {
  const own: ReadPack = {
    ...read,
    sessions: read.sessions.filter(({ id }) => topics.includes(id)),
    units: read.units.filter(({ id }) => !id.endsWith('/session') || topics.some((topic) => id === sessionUnit(topic))),
  };
  if (language === 'en') return { problems: [], drafts: [], pack: own };
  if (isPseudo(language))
    return { problems: [], drafts: [], pack: worded(own, ({ text }) => pseudoText(text, language)) };
  const translation = translationFor('room', readTranslation(overlaid, language));
  const problems = translationProblems(translation, own.units, read.units);
  const pack = problems.length > 0 ? own : worded(own, wordsIn(translation));
  return { problems, drafts: translation.drafts, pack };
}

function worded(read: ReadPack, words: Words): ReadPack {
  const own = <T>(unit: string, schema: z.ZodType<T>, value: T | undefined) =>
    value && mapLines(unit, schema, value, words);
  return {
    ...read,
    sessions: read.sessions.map((session) => mapLines(sessionUnit(session.id), sessionSchema, session, words)),
    pack: own(PACK, packSchema, read.pack),
    words: own(`${PACK}/words`, packWordsSchema, read.words),
    pages: new Map(
      [...read.pages].map(([id, page]) => [id, mapLines(`${PACK}/pages/${id}`, wholePageSchema, page, words)] as const),
    ),
  };
}

function sessionUnit(module: string): string {
  return `modules/${module}/session`;
}

/** Without the workshops and cards of topics that an organisation leaves out: half of one cannot be run. */
function withoutTopics(pack: PackFile, isOut: (module: string) => boolean): PackFile {
  return {
    ...pack,
    workshops: pack.workshops.filter(({ modules }) => !modules.some(isOut)),
    cards: pack.cards.filter(({ module }) => !isOut(module)),
  };
}

function checkSession(
  overlaid: Overlaid,
  source: Source,
  session: SessionFile,
  module: ModuleFile,
  shared: readonly string[],
): void {
  if (session.id !== module.id)
    source.report(
      ['id'],
      'wrong-folder',
      `This session calls itself “${session.id}” but lies in “${module.id}”.`,
      'A session is named as its module is.',
    );
  const known = new Set([...Object.keys(session.steps), ...shared]);
  if (!overlaid.takesFrom(module.id, 'people', session.together))
    checkPerson(source, ['together'], session.together, module);
  session.pairing.forEach((row, index) => {
    if (isTakenOut(overlaid, module.id, row)) return;
    if ('person' in row) checkPerson(source, ['pairing', index, 'person'], row.person, module);
    else if (!module.pages.includes(row.page))
      source.report(
        ['pairing', index, 'page'],
        'unknown-page',
        `There is no page “${row.page}” in ${module.id}.`,
        didYouMean(row.page, module.pages),
      );
  });
  planLengths.forEach((length) => {
    if (session.plans.every(({ minutes }) => minutes !== length))
      source.report(
        ['plans'],
        'bad-value',
        `There is no plan of ${length} minutes.`,
        `One each: ${planLengths.join(', ')}.`,
      );
  });
  session.plans.forEach((plan, index) => {
    checkTimes(source, ['plans', index], plan.minutes, plan.steps);
    checkSteps(source, ['plans', index, 'steps'], plan.steps, known);
  });
}

/** What an organisation leaves out of a topic, its session may still name. */
function isTakenOut(overlaid: Overlaid, module: string, row: SessionFile['pairing'][number]): boolean {
  return 'person' in row
    ? overlaid.takesFrom(module, 'people', row.person)
    : overlaid.takesFrom(module, 'pages', row.page);
}

function checkPerson(source: Source, at: Path, person: string, module: ModuleFile): void {
  if (!module.people.includes(person))
    source.report(at, 'unknown-person', `Nobody meets “${person}” in ${module.id}.`, didYouMean(person, module.people));
}

function checkCards(source: Source, { cards }: PackFile, ids: readonly string[]): void {
  cards.forEach((card, index) => {
    checkTimes(source, ['cards', index], CARD_MINUTES, card.steps);
    checkModule(source, ['cards', index, 'module'], card.module, ids);
  });
}

function checkWorkshops(
  source: Source,
  { workshops }: PackFile,
  sessions: readonly SessionFile[],
  known: ReadonlySet<string>,
): void {
  const ids = sessions.map(({ id }) => id);
  workshops.forEach((workshop, index) => {
    checkTimes(source, ['workshops', index], workshop.minutes, workshop.steps);
    checkSteps(source, ['workshops', index, 'steps'], workshop.steps, known);
    workshop.modules.forEach((module, place) => {
      checkModule(source, ['workshops', index, 'modules', place], module, ids);
    });
  });
}

function checkModule(source: Source, at: Path, module: string, known: readonly string[]): void {
  if (!known.includes(module))
    source.report(at, 'unknown-module', `There is no module “${module}” with a session.`, didYouMean(module, known));
}

/** A room has as many minutes as it has: the steps must use them all, and no more. */
function checkTimes(source: Source, at: Path, whole: number, steps: readonly { readonly minutes: number }[]): void {
  const sum = steps.reduce((so, { minutes }) => so + minutes, 0);
  if (sum === whole) return;
  const by = Math.abs(whole - sum);
  source.report(
    [...at, 'steps'],
    'minutes-off',
    `These steps take ${sum} minutes, and there are ${whole}.`,
    sum > whole ? `Take ${by} away.` : `There are ${by} left to use.`,
  );
}

function checkSteps(
  source: Source,
  at: Path,
  steps: readonly { readonly step: string }[],
  known: ReadonlySet<string>,
): void {
  steps.forEach(({ step }, index) => {
    if (!known.has(step))
      source.report(
        [...at, index, 'step'],
        'unknown-step',
        `There is no step “${step}”.`,
        didYouMean(step, known) ?? 'Write it under “steps”, here or in modules/pack/pack.yaml.',
      );
  });
}
