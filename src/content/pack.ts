/** Reads what facilitators take into the room: a `session.yaml` for each module that has one, and `modules/pack`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { mapLines, unitOf, type Unit } from './lines';
import type { Overlaid } from './overlays';
import type { ModuleFile } from './parse/course';
import { CARD_MINUTES, packSchema, planLengths, sessionSchema, type PackFile, type SessionFile } from './parse/pack';
import { parsePage, type ReadPage } from './parse/page';
import { didYouMean, type Problem } from './parse/problem';
import { check, readYaml, type Path, type Source } from './parse/source';

export interface ReadPack {
  readonly problems: readonly Problem[];
  readonly sessions: readonly SessionFile[];
  /** Undefined where there is none, and where it is wrong. */
  readonly pack: PackFile | undefined;
  /** The documents’ texts by their ids; some documents have none and are made of other things. */
  readonly pages: ReadonlyMap<string, ReadPage>;
  /** The sessions’ lines, each unit named after its file: `modules/agenda-setting/session`. */
  readonly units: readonly Unit[];
}

const PACK = 'modules/pack/pack.yaml';

/** The organisation’s own sessions, or the course’s. @param modules what its course consists of; what is wrong in them is told by `readFiles`. */
export function readPack(overlaid: Overlaid, modules: readonly ModuleFile[]): ReadPack {
  const problems: Problem[] = [];
  const units: Unit[] = [];
  const textIn = (place: string) => readFileSync(path.join(overlaid.root, place), 'utf8');
  const read = <T>(file: string, schema: z.ZodType<T>, more: (source: Source, value: T) => void): T | undefined => {
    const place = overlaid.find(file);
    if (place === undefined) return undefined;
    const source = readYaml(place, textIn(place));
    const written = check(source, schema);
    const unit = file.replace(/\.yaml$/, '');
    const value = written && mapLines(unit, schema, written, (line) => overlaid.reword(line).text);
    if (value !== undefined) more(source, value);
    problems.push(...source.problems);
    return source.problems.length === 0 ? value : undefined;
  };
  const pages = new Map<string, ReadPage>();
  let packSource: Source | undefined;
  const pack = read(PACK, packSchema, (source, file) => {
    packSource = source;
    checkCards(source, file, modules, overlaid);
    file.documents.forEach(({ id }) => {
      const page = overlaid.find(`modules/pack/pages/${id}.md`);
      if (page === undefined) return;
      const parsed = parsePage(page, textIn(page), Infinity);
      problems.push(...parsed.problems);
      if (parsed.page) pages.set(id, parsed.page);
    });
  });
  // A session's plans name steps of the pack, and a workshop names steps of the sessions: what leans on something wrong is not looked at.
  const isWrong = problems.length > 0;
  const shared = Object.keys(pack?.steps ?? {});
  const sessions = modules.flatMap((module) => {
    const session = read(`modules/${module.id}/session.yaml`, sessionSchema, (source, file) => {
      units.push(unitOf(`modules/${module.id}/session`, source, sessionSchema, file));
      if (!isWrong) checkSession(source, file, module, { shared, overlaid });
    });
    return session ? [session] : [];
  });
  if (pack && packSource && problems.length === 0) {
    const own = sessions.flatMap(({ id, steps }) => Object.keys(steps).map((step) => `${id}/${step}`));
    const known = { sessions: sessions.map(({ id }) => id), steps: new Set([...shared, ...own]) };
    for (const [index, workshop] of pack.workshops.entries())
      // A half-day over a topic that the organisation leaves out is not held there.
      if (!workshop.modules.some((id) => overlaid.leavesOut('modules', id)))
        checkWorkshop(packSource, ['workshops', index], workshop, known);
    problems.push(...packSource.problems);
  }
  return { problems, sessions, pack, pages, units };
}

/** What a session names must be there; what the organisation takes out of the course is left out of the room, too. */
function checkSession(
  source: Source,
  session: SessionFile,
  module: ModuleFile,
  { shared, overlaid }: { shared: readonly string[]; overlaid: Overlaid },
): void {
  const checkPerson = (at: Path, person: string) => {
    if (!module.people.includes(person) && !overlaid.takesFrom(module.id, 'people', person))
      source.report(
        at,
        'unknown-person',
        `Nobody meets “${person}” in ${module.id}.`,
        didYouMean(person, module.people),
      );
  };
  if (session.id !== module.id)
    source.report(
      ['id'],
      'wrong-folder',
      `This session calls itself “${session.id}” but lies in “${module.id}”.`,
      'A session is named as its module is.',
    );
  const known = new Set([...Object.keys(session.steps), ...shared]);
  checkPerson(['together'], session.together);
  session.pairing.forEach((row, index) => {
    if ('person' in row) checkPerson(['pairing', index, 'person'], row.person);
    else if (!module.pages.includes(row.page) && !overlaid.takesFrom(module.id, 'pages', row.page))
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

function checkCards(source: Source, { cards }: PackFile, modules: readonly ModuleFile[], overlaid: Overlaid): void {
  const ids = modules.map(({ id }) => id);
  cards.forEach((card, index) => {
    checkTimes(source, ['cards', index], CARD_MINUTES, card.steps);
    if (!overlaid.leavesOut('modules', card.module)) checkModule(source, ['cards', index, 'module'], card.module, ids);
  });
}

function checkWorkshop(
  source: Source,
  at: Path,
  { modules, minutes, steps }: PackFile['workshops'][number],
  known: { sessions: readonly string[]; steps: ReadonlySet<string> },
): void {
  checkTimes(source, at, minutes, steps);
  checkSteps(source, [...at, 'steps'], steps, known.steps);
  modules.forEach((module, place) => {
    checkModule(source, [...at, 'modules', place], module, known.sessions);
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
