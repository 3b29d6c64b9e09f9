/**
 * The person's state: which numbers every person has, their bounds, and what a move does to them at a moment.
 *
 * A person is a row of whole numbers (`Person`), one for each of the scenario's variables. The first eight are the same
 * everywhere and stand at the places given here; what the scenario declares follows.
 */
import { moves, type Move, type MoveCode } from './moves';
import type { Change, Condition, Person, Scenario, Variable } from './scenario';

/** Places of the variables that every person has. */
export const TRUST = 0;
export const FRICTION = 1;
export const IMPORTANCE = 2;
export const CONFIDENCE = 3;
export const MOMENTUM = 4;
/** 1 when the person has agreed to hear, or asked. */
export const PERMISSION = 5;
/** 1 when the learner looks at the screen. */
export const SCREEN = 6;
/** 1 when the learner has waited or turned in this turn. */
export const STOOD = 7;

export const scaleNames = ['trust', 'friction', 'importance', 'confidence', 'momentum'] as const;
export type ScaleName = (typeof scaleNames)[number];

/** How far an agenda item has come; `told` and `agreed` never go back. */
export const itemLevels = ['guarded', 'held', 'surface', 'told', 'agreed'] as const;
export type ItemLevel = (typeof itemLevels)[number];
export const TOLD = itemLevels.indexOf('told');

/** Whose idea a plan slot holds; 0 is an empty slot. */
export const ideaOwners = ['nobody', 'practitioner', 'person', 'both'] as const;

/** The variables every scenario begins with, at their starting values. */
export function commonVariables(
  start: Readonly<Record<'trust' | 'friction' | 'importance' | 'confidence', number>>,
): Variable[] {
  const scale = (name: ScaleName, value: number, min = 0, max = 6): Variable => ({
    name,
    kind: 'scale',
    min,
    max,
    start: value,
  });
  const bit = (name: string): Variable => ({ name, kind: 'posture', min: 0, max: 1, start: 0 });
  return [
    scale('trust', start.trust),
    scale('friction', start.friction),
    scale('importance', start.importance),
    scale('confidence', start.confidence),
    scale('momentum', 0, -2, 2),
    bit('permission'),
    bit('screen'),
    bit('stood'),
  ];
}

/** The person as the scenario says they come in. */
export function startingPerson(scenario: Scenario): Person {
  return scenario.variables.map((variable) => variable.start);
}

/** Importance and confidence as a screen shows them: 0–6 inside, nought to ten in words. */
export function outOfTen(value: number): number {
  return [0, 2, 4, 5, 7, 8, 10][value] ?? 0;
}

export function holds(condition: Condition, person: Person): boolean {
  if ('variable' in condition) {
    const value = person[condition.variable] ?? 0;
    return value >= condition.min && value <= condition.max;
  }
  if ('all' in condition) return condition.all.every((each) => holds(each, person));
  if ('any' in condition) return condition.any.some((each) => holds(each, person));
  return !holds(condition.not, person);
}

/** Applies changes in order, in place, each clamped to its variable's bounds. */
export function apply(changes: readonly Change[], person: number[], variables: readonly Variable[]): void {
  for (const change of changes) {
    const variable = variables[change.variable];
    if (variable) person[change.variable] = valueAfter(change, person[change.variable] ?? 0, variable);
  }
}

/** What one change makes of a value, within the variable's bounds. What was told or agreed is never lowered. */
export function valueAfter({ how, by }: Change, before: number, { kind, min, max }: Variable): number {
  if (how === 'lower' && kind === 'item' && before >= TOLD) return before;
  const wanted =
    how === 'add' ? before + by : how === 'set' ? by : how === 'raise' ? Math.max(before, by) : Math.min(before, by);
  return Math.min(max, Math.max(min, wanted));
}

/** What a move's default effect asks of the moment; the prover keeps apart what these tell apart. */
export function contextOf(move: MoveCode, scenario: Scenario): Condition[] {
  const max = (variable: number) => scenario.variables[variable]?.max ?? 0;
  const least = (variable: number, min: number): Condition => ({ variable, min, max: max(variable) });
  return [
    ...(move === 'ADVP' ? [least(PERMISSION, 1)] : []),
    ...(move === 'GOAL' || move === 'PLAN' ? [least(IMPORTANCE, 2)] : []),
    ...(move === 'AGO' ? scenario.agenda.map(({ variable }) => least(variable, TOLD)) : []),
    ...(move === 'AFF' ? counterPlaces(scenario, 'affirmations').map((variable) => least(variable, 2)) : []),
    ...counterPlaces(scenario, 'running').map((variable) => least(variable, 1)),
    ...counterPlaces(scenario, 'last').map((variable) => ({ variable, min: moveNumber(move), max: moveNumber(move) })),
  ];
}

/**
 * What a move does by default to this person at this moment, before the author's own effect replaces it variable by variable.
 *
 * Advice that they agreed to hear counts as unasked when permission is closed. A goal or plan before it matters to them raises
 * friction. Asking for the list earns nothing when the list is done. Where the scenario counts them: a move twice running
 * earns nothing and costs trust from the third time on, and the third affirmation earns nothing.
 */
export function defaultEffect(move: MoveCode, person: Person, scenario: Scenario): Partial<Record<string, number>> {
  const counted = move === 'ADVP' && person[PERMISSION] === 0 ? 'ADV' : move;
  const definition: Move = moves[counted];
  const effect: Partial<Record<string, number>> = { ...definition.effect };
  if ((move === 'GOAL' || move === 'PLAN') && (person[IMPORTANCE] ?? 0) <= 1) effect['friction'] = 1;
  if (move === 'AGO' && scenario.agenda.every((item) => (person[item.variable] ?? 0) >= TOLD)) effect['trust'] = 0;
  if (move === 'AFF' && counterPlaces(scenario, 'affirmations').some((place) => (person[place] ?? 0) >= 2)) return {};
  const [last, running] = [...counterPlaces(scenario, 'last'), ...counterPlaces(scenario, 'running')];
  if (last !== undefined && running !== undefined && person[last] === moveNumber(move)) {
    for (const [name, by] of Object.entries(effect)) if ((by ?? 0) > 0 && name !== 'friction') effect[name] = 0;
    if ((person[running] ?? 0) >= 1) effect['trust'] = -1;
  }
  return effect;
}

/** What `defaultEffect` says, as changes; the same list again for the same move in the same circumstances. */
export function defaultChanges(move: MoveCode, person: Person, scenario: Scenario): readonly Change[] {
  let known = changesByMove.get(scenario);
  if (!known) changesByMove.set(scenario, (known = new Map()));
  let entry = known.get(move);
  if (!entry) known.set(move, (entry = { asks: contextOf(move, scenario), answers: new Map() }));
  let circumstances = 0;
  for (const condition of entry.asks) circumstances = circumstances * 2 + (holds(condition, person) ? 1 : 0);
  let changes = entry.answers.get(circumstances);
  if (!changes) {
    const effect = defaultEffect(move, person, scenario);
    changes = scenario.variables.flatMap(({ name, kind }, variable): Change[] => {
      const by = effect[name] ?? 0;
      if (variable === PERMISSION) return by > 0 ? [{ variable, how: 'set', by: 1 }] : [];
      return by !== 0 && (kind === 'scale' || kind === 'counter') ? [{ variable, how: 'add', by }] : [];
    });
    entry.answers.set(circumstances, changes);
  }
  return changes;
}

interface KnownChanges {
  readonly asks: readonly Condition[];
  /** By the conditions' answers, read as a binary number. */
  readonly answers: Map<number, readonly Change[]>;
}
const changesByMove = new WeakMap<Scenario, Map<MoveCode, KnownChanges>>();

/** Everything that `defaultEffect` may say of one variable, whatever the moment; for the proof. */
export function possibleDefaults(move: MoveCode, name: string, scenario: Scenario): readonly number[] {
  let known = possible.get(scenario);
  if (!known) possible.set(scenario, (known = new Map()));
  const key = `${move} ${name}`;
  let values = known.get(key);
  if (!values) known.set(key, (values = findPossible(move, name, scenario)));
  return values;
}

const possible = new WeakMap<Scenario, Map<string, readonly number[]>>();

function findPossible(move: MoveCode, name: string, scenario: Scenario): readonly number[] {
  const values = new Set<number>();
  const effect = (code: MoveCode): number => (moves[code] as Move).effect[name as ScaleName] ?? 0;
  values.add(effect(move));
  if (move === 'ADVP') values.add(effect('ADV'));
  if ((move === 'GOAL' || move === 'PLAN') && name === 'friction') values.add(1);
  if (move === 'AGO' || move === 'AFF' || scenario.counts.includes('running')) values.add(0);
  if (scenario.counts.includes('running') && name === 'trust') values.add(-1);
  return [...values];
}

/** Notes, in place, that a move was made: the running move and the affirmations, where the scenario counts them. */
export function countMove(move: MoveCode, person: number[], scenario: Scenario): void {
  if (scenario.counts.length === 0) return;
  const [last, running] = [...counterPlaces(scenario, 'last'), ...counterPlaces(scenario, 'running')];
  if (last !== undefined && running !== undefined) {
    person[running] = person[last] === moveNumber(move) ? Math.min(3, (person[running] ?? 0) + 1) : 0;
    person[last] = moveNumber(move);
  }
  if (move === 'AFF') {
    for (const place of counterPlaces(scenario, 'affirmations')) person[place] = Math.min(3, (person[place] ?? 0) + 1);
  }
}

const counters = new WeakMap<Scenario, Map<string, number>>();

function counterPlaces(scenario: Scenario, name: 'last' | 'running' | 'affirmations' | 'load'): number[] {
  let places = counters.get(scenario);
  if (!places) {
    places = new Map(
      scenario.variables.flatMap((variable, index) =>
        variable.kind === 'counter' ? [[variable.name, index] as const] : [],
      ),
    );
    counters.set(scenario, places);
  }
  const place = places.get(name);
  return place === undefined ? [] : [place];
}

const codes = Object.keys(moves);
/** A move's number as the counter `last` holds it; 0 is "none yet". */
export function moveNumber(move: MoveCode): number {
  return codes.indexOf(move) + 1;
}
