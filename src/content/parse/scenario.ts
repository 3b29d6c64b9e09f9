/**
 * `scenario.yaml` → `Scenario`: names become places, and everything that could be wrong is said. Over 300 lines because it is one
 * walk over one format, in the format's order.
 */
import { createHash } from 'node:crypto';
import { commonVariables, holds, ideaOwners, itemLevels, PERMISSION } from '../../engine/person';
import type { MoveCode } from '../../engine/moves';
import type {
  Change,
  Choice,
  ChoiceId,
  Condition,
  Ending,
  EndingId,
  Later,
  Phrase,
  Planned,
  Reply,
  Said,
  Scenario,
  Setting,
  ScenarioId,
  Scene,
  SceneId,
  Seen,
  Talk,
  Opening,
  Turn,
  TurnId,
  Variable,
  Visit,
  VisitId,
} from '../../engine/scenario';
import { linesOf, mapLines, type Words } from '../lines';
import { curlQuotes } from '../texts';
import { ConditionError, parseCondition } from './condition';
import { didYouMean, type Problem } from './problem';
import {
  scenarioSchema,
  type ChoiceFile,
  type EffectFile,
  type EndingFile,
  type PhraseFile,
  type ReplyFile,
  type ScenarioFile,
  type TurnFile,
  type VisitFile,
} from './schema';
import { checkShape } from './shape';
import { check, type Path, type Source } from './source';

/** What a name of the scenario stands for while its file is being read. */
interface Names {
  readonly source: Source;
  readonly variables: Variable[];
  /** Every name a condition may use → its place in `variables`. */
  readonly places: Map<string, number>;
  /** Ids of the scenario's visits, in their order. */
  readonly visits: readonly string[];
  readonly objects: ReadonlySet<string>;
  readonly setting: Setting;
  /** All costs still to come, by the turn they arrive at. */
  readonly dues: Map<string, Later[]>;
}

/**
 * Reads one scenario.
 *
 * @param folder the folder's name, which is the scenario's id.
 * @param words of another language, or of an organisation's own; quotes are curled in any.
 * @returns the scenario, or undefined when any problem was found.
 */
export function parseScenario(
  source: Source,
  folder: string,
  words: Words = ({ text }) => text,
): { scenario?: Scenario; problems: readonly Problem[] } {
  const checked = check(source, scenarioSchema);
  if (!checked) return { problems: source.problems };
  const file = mapLines(`scenarios/${folder}`, scenarioSchema, checked, (line) => curlQuotes(words(line)));
  if (file.id !== folder)
    source.report(
      ['id'],
      'wrong-folder',
      `This scenario calls itself “${file.id}” but lies in “${folder}”.`,
      'The folder’s name is the id.',
    );
  const names = nameEverything(source, file);
  const visits = file.visits.map((visit, index) => parseVisit(names, visit, ['visits', index]));
  forbidDoubles(source, file);
  if (source.problems.length === 0) visits.forEach((visit, index) => checkShape(source, visit, ['visits', index]));
  const facts = Object.entries(file.facts ?? {});
  for (const [index, fact] of (file.safety ?? []).entries()) {
    if (!Object.hasOwn(file.facts ?? {}, fact))
      source.report(
        ['safety', index],
        'unknown-safety',
        `“${fact}” is not one of the facts.`,
        didYouMean(fact, Object.keys(file.facts ?? {})),
      );
  }
  const as = wordsByRole(source, file);
  if (source.problems.length > 0) return { problems: source.problems };
  const place = (name: string): number => names.places.get(name) ?? 0;
  const scenario: Scenario = {
    format: file.format,
    id: file.id as ScenarioId,
    revision: '',
    title: file.title,
    setting: file.setting,
    roles: file.roles,
    ...(as && { as }),
    notes: file.notes ?? [],
    name: file.person.name,
    age: file.person.age,
    pronoun: file.person.pronoun,
    objects: file.objects ?? {},
    variables: names.variables,
    agenda: Object.entries(file.agenda ?? {}).map(([id, { says, unsaid }]) => ({
      variable: place(id),
      says,
      ...(unsaid && { unsaid }),
    })),
    slots: Object.entries(file.plan ?? {}).map(([id, says]) => ({ variable: place(id), says })),
    facts: facts.map(([id, says]) => ({ variable: place(id), says, safety: (file.safety ?? []).includes(id) })),
    visits,
    counts: file.counts ?? [],
  };
  return { scenario: { ...scenario, revision: revisionOf(scenario) }, problems: [] };
}

/** Four characters that change with turns, choices, moves, conditions, effects and gotos, and never with wording. */
function revisionOf(scenario: Scenario): string {
  const structure = JSON.stringify(scenario, (key, value: unknown) => (wording.has(key) ? undefined : value));
  return BigInt(`0x${createHash('sha256').update(structure).digest('hex').slice(0, 12)}`)
    .toString(36)
    .padStart(4, '0')
    .slice(-4);
}
const wording = new Set(
  'revision title notes name age pronoun objects says unsaid cue thinks coach lay clinician place brief minutes pause after because words posture object account today roles as'.split(
    ' ',
  ),
);

/** What each role but the first says and hears instead. Lines are told apart by what they say, so none that changes may stand twice. */
function wordsByRole(source: Source, file: ScenarioFile): Scenario['as'] {
  if (!file.as && file.roles.length === 1) return undefined;
  const written = linesOf('', scenarioSchema, { ...file, as: undefined });
  const lines = new Map(written.map((line) => [line.id.slice(1), line]));
  const roles: readonly string[] = file.roles;
  for (const [role, own] of Object.entries(file.as ?? {})) {
    if (!roles.slice(1).includes(role))
      source.report(
        ['as', role],
        'unknown-name',
        role === roles[0] ? `The lines are written for “${role}” already.` : `“${role}” is none of the roles.`,
        didYouMean(role, roles.slice(1)) ?? 'List it in “roles”, after the first.',
      );
    for (const name of Object.keys(own)) {
      const line = lines.get(name);
      if (!line || line.rows)
        source.report(
          ['as', role, name],
          'unknown-name',
          `No line is called “${name}”.`,
          didYouMean(name, lines.keys()),
        );
      else if (written.some((other) => other !== line && other.text === line.text))
        source.report(
          ['as', role, name],
          'said-twice',
          `“${line.text}” is said elsewhere in this scenario too, and would change there as well.`,
          'Word one of the two in another way first.',
        );
    }
  }
  for (const [index, role] of [...roles.entries()].slice(1))
    for (const { id } of file.visits)
      if (file.as?.[role]?.[`visits/${id}/brief`] === undefined)
        source.report(
          ['roles', index],
          'unbriefed-role',
          `Who plays “${role}” is not told who they are in the visit “${id}”.`,
          `Write as: { ${role}: { visits/${id}/brief: … } }.`,
        );
  return Object.fromEntries(
    Object.entries(file.as ?? {}).map(([role, own]) => [
      role,
      Object.entries(own).map(([name, says]) => [lines.get(name)?.text ?? '', says] as const),
    ]),
  );
}

/** Words that a condition reads as its own. */
const reserved = ['and', 'or', 'not', 'is'];

function nameEverything(source: Source, file: ScenarioFile): Names {
  const variables = commonVariables(file.person.start);
  const places = new Map(variables.map(({ name }, index) => [name, index]));
  places.delete('stood');
  if (file.setting === 'telephone') places.delete('screen');
  const declare = (variable: Variable, path?: Path): void => {
    if (path && places.has(variable.name))
      source.report(
        path,
        'duplicate-id',
        `“${variable.name}” already names something else in this scenario.`,
        'Scales, items, slots and facts share one namespace.',
      );
    if (path && reserved.includes(variable.name))
      source.report(
        path,
        'bad-id',
        `“${variable.name}” is a word of the conditions.`,
        `Nothing may be called ${reserved.join(', ')}.`,
      );
    const place = variables.push(variable) - 1;
    if (!places.has(variable.name)) places.set(variable.name, place);
  };
  const counts = file.counts ?? [];
  if (counts.includes('running')) {
    declare({ name: 'last', kind: 'counter', min: 0, max: 40, start: 0 });
    declare({ name: 'running', kind: 'counter', min: 0, max: 3, start: 0 });
  }
  for (const name of ['affirmations', 'load'] as const)
    if (counts.includes(name)) declare({ name, kind: 'counter', min: 0, max: 3, start: 0 });
  for (const [name, { at }] of Object.entries(file.agenda ?? {}))
    declare({ name, kind: 'item', min: 0, max: 4, start: itemLevels.indexOf(at) }, ['agenda', name]);
  for (const name of Object.keys(file.plan ?? {}))
    declare({ name, kind: 'slot', min: 0, max: 3, start: 0 }, ['plan', name]);
  for (const name of Object.keys(file.facts ?? {}))
    declare({ name, kind: 'fact', min: 0, max: 1, start: 0 }, ['facts', name]);
  return {
    source,
    variables,
    visits: file.visits.map(({ id }) => id),
    places,
    objects: new Set(Object.keys(file.objects ?? {})),
    setting: file.setting,
    dues: new Map(),
  };
}

function forbidDoubles(source: Source, file: ScenarioFile): void {
  const turns = new Set<string>();
  file.visits.forEach((visit, v) => {
    for (const [turn, { choices }] of Object.entries(visit.turns)) {
      if (turns.has(turn))
        source.report(
          ['visits', v, 'turns', turn],
          'duplicate-id',
          `Another visit has a turn “${turn}” too.`,
          'Turn ids are unique in the scenario.',
        );
      turns.add(turn);
      if (turn === 'end')
        source.report(
          ['visits', v, 'turns', turn],
          'bad-id',
          'A turn can’t be called “end”.',
          '“goto: end” ends the visit.',
        );
      choices.forEach(({ id }, index) => {
        if (choices.findIndex((each) => each.id === id) < index)
          source.report(
            ['visits', v, 'turns', turn, 'choices', index, 'id'],
            'duplicate-id',
            `The turn “${turn}” has two choices “${id}”.`,
            'Give the second a letter that was never used here.',
          );
      });
    }
    const endings = [...(visit.leaves ?? []), ...visit.endings].map(({ id }) => id);
    endings.forEach((id, index) => {
      const early = visit.leaves?.length ?? 0;
      const path: Path =
        index < early ? ['visits', v, 'leaves', index, 'id'] : ['visits', v, 'endings', index - early, 'id'];
      if (endings.indexOf(id) < index) source.report(path, 'duplicate-id', `This visit has two endings “${id}”.`);
    });
    if (file.visits.findIndex(({ id }) => id === visit.id) < v)
      source.report(['visits', v, 'id'], 'duplicate-id', `There are two visits “${visit.id}”.`);
  });
}

function parseVisit(names: Names, visit: VisitFile, path: Path): Visit {
  const { source } = names;
  if (!Object.hasOwn(visit.turns, visit.start))
    source.report(
      [...path, 'start'],
      'unknown-goto',
      `The visit starts at “${visit.start}”, but no turn has that name.`,
      didYouMean(visit.start, Object.keys(visit.turns)),
    );
  const turnIds = new Set(Object.keys(visit.turns));
  const turns = Object.entries(visit.turns).map(([id, turn]) =>
    parseTurn(names, id, turn, visit, turnIds, [...path, 'turns', id]),
  );
  const wait = parseStanding(names, visit.wait, turnIds, [...path, 'wait']);
  checkAttend(names, visit, [...path, 'attend']);
  const attended = (key: keyof VisitFile['attend']): Reply =>
    parseStanding(names, visit.attend[key] ?? {}, turnIds, [...path, 'attend', key]);
  const [toScreen, toPerson] =
    names.setting === 'telephone' ? sameTwice(attended('sound')) : [attended('to-screen'), attended('to-person')];
  return {
    id: visit.id as VisitId,
    title: visit.title,
    place: visit.place,
    brief: visit.brief,
    minutes: visit.minutes,
    start: visit.start as TurnId,
    openings: (visit.openings ?? []).flatMap((opening, index) =>
      parseOpening(names, opening, turnIds, [...path, 'openings', index]),
    ),
    ...memoryOf(names, visit, path),
    scenes: Object.entries(visit.scenes).map(([id, { title, pause }]): Scene => ({
      id: id as SceneId,
      title,
      ...(pause && { pause }),
    })),
    turns: Object.fromEntries(turns.map((turn) => [turn.id, { ...turn, dues: names.dues.get(turn.id) ?? [] }])),
    leaves: (visit.leaves ?? []).map((ending, index) => {
      const here = [...path, 'leaves', index];
      if (!ending.when)
        source.report(
          here,
          'unguarded-leave',
          `The early ending “${ending.id}” has no “when”.`,
          'Without one the visit would end at the first word.',
        );
      const leave = parseEnding(names, ending, here);
      if (leave.when && path.at(-1) === 0 && holds(leave.when, startOf(names)))
        source.report(
          [...here, 'when'],
          'unguarded-leave',
          `The early ending “${ending.id}” holds before anything was said.`,
          'Write a condition that the person does not come in with.',
        );
      return leave;
    }),
    endings: visit.endings.map((ending, index) => {
      const here = [...path, 'endings', index];
      const last = index === visit.endings.length - 1;
      if (last && ending.when)
        source.report(
          [...here, 'when'],
          'guarded-last-ending',
          'The last ending has a “when”.',
          'Every conversation must end somehow: leave the last without one.',
        );
      if (!last && !ending.when)
        source.report(here, 'unguarded-ending', `“${ending.id}” has no “when”, so no ending after it is ever reached.`);
      return parseEnding(names, ending, here);
    }),
    wait,
    attend: { toScreen, toPerson },
    account: visit.account.map((group, g) =>
      group.map((phrase, index) => {
        const here = [...path, 'account', g, index];
        if (!phrase.said && !phrase.when)
          source.report(
            here,
            'baseless-phrase',
            'This phrase hangs on nothing that happened.',
            'Give it “said” or “when”.',
          );
        return parsePhrase(names, phrase, visit, here);
      }),
    ),
    today: visit.today.map((phrase, index) => {
      const here = [...path, 'today', index];
      if (index === visit.today.length - 1 && (phrase.said || phrase.when))
        source.report(
          here,
          'guarded-last-today',
          'The last phrase for today has a condition.',
          'Leave the last without one: nobody goes home empty-handed.',
        );
      return parsePhrase(names, phrase, visit, here);
    }),
  };
}

/** What the person does when a turn says nothing of waiting or turning: always the same. */
function parseStanding(names: Names, reply: ReplyFile, turnIds: ReadonlySet<string>, path: Path): Reply {
  if (reply.when)
    names.source.report(
      [...path, 'when'],
      'guarded-last-reply',
      'This reply has a “when”: some people would have no answer.',
      'A visit’s own “wait” and “attend” hold always; write replies with conditions into a turn.',
    );
  return parseReply(names, reply, turnIds, path);
}

function parseOpening(
  names: Names,
  { when: text, turn, effect }: NonNullable<VisitFile['openings']>[number],
  turnIds: ReadonlySet<string>,
  path: Path,
): Opening[] {
  if (!turnIds.has(turn))
    names.source.report([...path, 'turn'], 'unknown-goto', `No turn is called “${turn}”.`, didYouMean(turn, turnIds));
  const { when } = whenOf(names, text, [...path, 'when']);
  return when ? [{ when, turn: turn as TurnId, effect: changesOf(names, effect, [...path, 'effect']) }] : [];
}

/** Which visit is remembered, and what of it. */
function memoryOf(names: Names, { after, carries }: VisitFile, path: Path): Pick<Visit, 'after' | 'carries'> {
  if (after !== undefined && !names.visits.slice(0, Number(path.at(-1))).includes(after))
    names.source.report(
      [...path, 'after'],
      'unknown-name',
      `No earlier visit is called “${after}”.`,
      didYouMean(after, names.visits),
    );
  const keeps = (carries?.keeps ?? []).flatMap((name, index): number[] => {
    const place = names.places.get(name);
    const kind = place === undefined ? undefined : names.variables[place]?.kind;
    if (place !== undefined && (kind === 'item' || kind === 'slot' || kind === 'fact')) return [place];
    names.source.report(
      [...path, 'carries', 'keeps', index],
      'unknown-name',
      `“${name}” is not an agenda item, plan slot or fact.`,
      didYouMean(name, names.places.keys()),
    );
    return [];
  });
  return {
    ...(after !== undefined && { after: after as VisitId }),
    ...(carries && { carries: { trust: carries.trust, keeps } }),
  };
}

function parseTurn(
  names: Names,
  id: string,
  turn: TurnFile,
  visit: VisitFile,
  turnIds: ReadonlySet<string>,
  path: Path,
): Turn {
  if (!Object.hasOwn(visit.scenes, turn.scene))
    names.source.report(
      [...path, 'scene'],
      'unknown-scene',
      `There is no scene “${turn.scene}”.`,
      didYouMean(turn.scene, Object.keys(visit.scenes)),
    );
  const standing = (key: 'wait' | 'attend') => {
    const replies = turn[key];
    return replies && { [key]: parseReplies(names, replies, turnIds, [...path, key], false) };
  };
  return {
    id: id as TurnId,
    scene: turn.scene as SceneId,
    ...(turn.says && { says: turn.says }),
    ...talkOf(turn.talk),
    ...seenIn(names, turn, path),
    ...(turn.thinks && { thinks: turn.thinks }),
    ...(turn.coach && { coach: turn.coach }),
    choices: turn.choices.map((choice, index) => parseChoice(names, choice, turnIds, [...path, 'choices', index])),
    ...standing('wait'),
    ...standing('attend'),
    dues: [],
  };
}

function parseChoice(names: Names, choice: ChoiceFile, turnIds: ReadonlySet<string>, path: Path): Choice {
  return {
    id: choice.id as ChoiceId,
    says: choice.says,
    move: choice.move as MoveCode,
    ...(choice.target && { target: choice.target }),
    worth: choice.worth,
    effect: [
      ...changesOf(names, choice.effect, [...path, 'effect']),
      ...factsOf(names, choice.facts, [...path, 'facts']),
    ],
    replies: parseReplies(names, choice.replies, turnIds, [...path, 'replies'], true),
    ...(choice.lay && { lay: choice.lay }),
    ...(choice.clinician && { clinician: choice.clinician }),
  };
}

function parseReplies(
  names: Names,
  replies: readonly ReplyFile[],
  turnIds: ReadonlySet<string>,
  path: Path,
  mustGo: boolean,
): Reply[] {
  return replies.map((reply, index) => {
    const here = [...path, index];
    const last = index === replies.length - 1;
    if (last && reply.when)
      names.source.report(
        [...here, 'when'],
        'guarded-last-reply',
        'The last reply has a “when”: some people would have no answer.',
        'Take the condition away, or add a reply below it.',
      );
    if (!last && !reply.when)
      names.source.report(
        here,
        'unguarded-reply',
        'This reply has no “when”, so the ones below it are never said.',
        'Give it a condition, or move it to the end.',
      );
    if (mustGo && !reply.goto)
      names.source.report(here, 'missing-goto', 'This reply leads nowhere.', 'Add “goto:” with a turn, or “end”.');
    return parseReply(names, reply, turnIds, here);
  });
}

function parseReply(names: Names, reply: ReplyFile, turnIds: ReadonlySet<string>, path: Path): Reply {
  const { goto } = reply;
  if (goto !== undefined && goto !== 'end' && !turnIds.has(goto))
    names.source.report(
      [...path, 'goto'],
      'unknown-goto',
      `No turn is called “${goto}”.`,
      didYouMean(goto, [...turnIds, 'end']),
    );
  const items = (key: 'tells' | 'holds' | 'agrees' | 'closes'): Change[] =>
    many(reply[key]).map((item, index) =>
      itemChange(names, key, item, Array.isArray(reply[key]) ? [...path, key, index] : [...path, key]),
    );
  const plans = Object.entries(reply.plan ?? {}).map(([slot, { whose, words }]): Planned => ({
    variable: placeOf(names, slot, 'slot', [...path, 'plan', slot]),
    whose,
    words,
  }));
  const later = reply.later && laterOf(names, reply.later, turnIds, [...path, 'later']);
  return {
    ...whenOf(names, reply.when, [...path, 'when']),
    ...(reply.says && { says: reply.says }),
    ...seenIn(names, reply, path),
    ...(reply.thinks && { thinks: reply.thinks }),
    ...talkOf(reply.talk),
    effect: [
      ...changesOf(names, reply.effect, [...path, 'effect']),
      ...factsOf(names, reply.facts, [...path, 'facts']),
      ...items('holds'),
      ...items('tells'),
      ...items('agrees'),
      ...items('closes'),
      ...plans.map(({ variable, whose }): Change => ({ variable, how: 'set', by: ideaOwners.indexOf(whose) })),
      ...(later ? [{ variable: later.debt, how: 'set', by: 1 } as const] : []),
    ],
    plans,
    ...(later && { later }),
    ...(goto !== undefined && { goto: goto as TurnId | 'end' }),
  };
}

/** `closes` puts back what was not yet told; nothing that was told can be untold. */
function itemChange(names: Names, key: 'tells' | 'holds' | 'agrees' | 'closes', item: string, path: Path): Change {
  const variable = placeOf(names, item, 'item', path);
  const level = { holds: 'held', tells: 'told', agrees: 'agreed', closes: 'guarded' } as const;
  return key === 'closes'
    ? { variable, how: 'lower', by: 0 }
    : { variable, how: 'raise', by: itemLevels.indexOf(level[key]) };
}

function laterOf(
  names: Names,
  later: NonNullable<ReplyFile['later']>,
  turnIds: ReadonlySet<string>,
  path: Path,
): Later {
  if (!turnIds.has(later.at))
    names.source.report(
      [...path, 'at'],
      'unknown-goto',
      `No turn is called “${later.at}”.`,
      didYouMean(later.at, turnIds),
    );
  const debt = debtFor(names, turnIds);
  const parsed: Later = {
    debt,
    at: later.at as TurnId,
    effect: changesOf(names, later.effect, [...path, 'effect']),
    because: later.because,
  };
  names.dues.set(later.at, [...(names.dues.get(later.at) ?? []), parsed]);
  return parsed;
}

/** The next variable for a cost to come in the visit that has these turns. What one visit owes, another never sees: they share them. */
function debtFor({ variables, dues }: Names, turnIds: ReadonlySet<string>): number {
  const owed = [...dues].reduce((sum, [at, laters]) => sum + (turnIds.has(at) ? laters.length : 0), 0);
  const name = `later-${owed + 1}`;
  const known = variables.findIndex((each) => each.kind === 'debt' && each.name === name);
  return known < 0 ? variables.push({ name, kind: 'debt', min: 0, max: 1, start: 0 }) - 1 : known;
}

function parseEnding(names: Names, ending: EndingFile, path: Path): Ending {
  return {
    id: ending.id as EndingId,
    kind: ending.kind,
    ...whenOf(names, ending.when, [...path, 'when']),
    ...(ending.says && { says: ending.says }),
    ...(ending.thinks && { thinks: ending.thinks }),
    ...seenIn(names, ending, path),
    after: ending.after,
  };
}

function parsePhrase(names: Names, phrase: PhraseFile, visit: VisitFile, path: Path): Phrase {
  const said = many(phrase.said).map((text, index) =>
    parseSaid(names, text, visit, Array.isArray(phrase.said) ? [...path, 'said', index] : [...path, 'said']),
  );
  return { ...(said.length > 0 && { said }), ...whenOf(names, phrase.when, [...path, 'when']), says: phrase.says };
}

function parseSaid(names: Names, text: string, visit: VisitFile, path: Path): Said {
  const [, turnId = '', letter = '', reply] = /^([a-z][a-z0-9-]*)\.([a-x])(?:\/(\d+))?$/.exec(text) ?? [];
  const turn = Object.hasOwn(visit.turns, turnId) ? visit.turns[turnId] : undefined;
  const replies =
    letter === 'w'
      ? (turn?.wait ?? [visit.wait])
      : letter === 'x'
        ? (turn?.attend ?? [visit.attend])
        : turn?.choices.find(({ id }) => id === letter)?.replies;
  if (!turn || !replies || (reply !== undefined && (Number(reply) < 1 || Number(reply) > replies.length))) {
    const all = Object.entries(visit.turns).flatMap(([id, { choices }]) =>
      choices.map((choice) => `${id}.${choice.id}`),
    );
    names.source.report(
      path,
      'unknown-said',
      `“${text}” is not something that can be said in this visit.`,
      didYouMean(text, all) ?? 'Write turn.letter, or turn.letter/2 for its second reply.',
    );
  }
  return {
    turn: turnId as TurnId,
    choice: letter as ChoiceId,
    ...(reply !== undefined && { reply: Number(reply) - 1 }),
  };
}

function startOf({ variables }: Names): number[] {
  return variables.map(({ start }) => start);
}

/** On the telephone one is heard; elsewhere one turns to the screen and back. */
function checkAttend({ source, setting }: Names, { attend }: VisitFile, path: Path): void {
  const wanted = setting === 'telephone' ? ['sound'] : ['to-screen', 'to-person'];
  const hint =
    setting === 'telephone'
      ? 'On the telephone there is no screen to turn to: what answers a small sound stands under `sound`.'
      : 'Only on the telephone is there a `sound`.';
  for (const key of wanted)
    if (!Object.hasOwn(attend, key)) source.report(path, 'missing-key', `“${key}” is missing here.`, hint);
  for (const key of Object.keys(attend))
    if (!wanted.includes(key)) source.report([...path, key], 'unknown-key', `“${key}” is not for this setting.`, hint);
}

function sameTwice<T>(value: T): readonly [T, T] {
  return [value, value];
}

function whenOf(names: Names, text: string | undefined, path: Path): { when?: Condition } {
  if (text === undefined) return {};
  try {
    return { when: parseCondition(text, names.variables, names.places) };
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    names.source.report(path, 'bad-condition', error.message, error.hint);
    return {};
  }
}

function placeOf(names: Names, name: string, kind: Variable['kind'], path: Path): number {
  const place = names.places.get(name);
  if (place !== undefined && names.variables[place]?.kind === kind) return place;
  const said = { item: 'agenda item', slot: 'plan slot', fact: 'fact' }[kind as 'item' | 'slot' | 'fact'];
  const known = names.variables.filter((variable) => variable.kind === kind).map((variable) => variable.name);
  names.source.report(path, 'unknown-name', `“${name}” is not a declared ${said}.`, didYouMean(name, known));
  return 0;
}

function changesOf(names: Names, effect: EffectFile | undefined, path: Path): Change[] {
  return Object.entries(effect ?? {}).flatMap(([name, by]): Change[] => {
    if (name === 'permission') return [{ variable: PERMISSION, how: 'set', by: by === 'open' ? 1 : 0 }];
    const variable = names.places.get(name);
    if (variable === undefined)
      names.source.report(
        [...path, name],
        'unknown-name',
        `“${name}” is not counted in this scenario.`,
        'Add it to “counts”.',
      );
    return variable === undefined || typeof by !== 'number' ? [] : [{ variable, how: 'add', by }];
  });
}

function factsOf(names: Names, facts: string | readonly string[] | undefined, path: Path): Change[] {
  return many(facts).map((fact, index) => ({
    variable: placeOf(names, fact, 'fact', Array.isArray(facts) ? [...path, index] : path),
    how: 'set',
    by: 1,
  }));
}

function seenIn(names: Names, seen: Pick<ReplyFile, 'posture' | 'object' | 'cue'>, path: Path): Seen {
  if (seen.object !== undefined && !names.objects.has(seen.object))
    names.source.report(
      [...path, 'object'],
      'unknown-object',
      `There is no object “${seen.object}”.`,
      didYouMean(seen.object, names.objects),
    );
  return {
    ...(seen.posture && { posture: seen.posture }),
    ...(seen.object && { object: seen.object }),
    ...(seen.cue && { cue: seen.cue }),
  };
}

function talkOf(talk: ReplyFile['talk']): { talk?: Talk } {
  if (talk === undefined) return {};
  if (talk === 'neutral' || 'neutral' in talk) return { talk: { kind: 'neutral' } };
  return { talk: 'change' in talk ? { kind: 'change', about: talk.change } : { kind: 'sustain', about: talk.sustain } };
}

function many(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
