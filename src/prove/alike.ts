/**
 * Which values of a variable no later guard can tell apart, turn by turn. Two states whose values are all alike have the same future,
 * so the walk holds them as one.
 *
 * A value's class follows backwards from the endings: two values are alike at a turn when every guard there treats them the same and
 * every change they may meet leads to values that are alike at the turn it goes to. Changes touch one variable at a time, so each
 * variable is classed alone; where a change depends on something else, all it could be is taken.
 */
import { contextOf, MOMENTUM, PERMISSION, possibleDefaults, SCREEN, STOOD, valueAfter } from '../engine/person';
import type { Change, Choice, Condition, Reply, Scenario, Turn, TurnId, Visit } from '../engine/scenario';

/** Classes of a variable's values at a turn, indexed by value less the variable's minimum. */
type Classes = readonly number[];

/** One way through a turn: what is done before the guards are asked, what after, and where it leads. */
interface Edge {
  readonly before: readonly Change[];
  readonly reply: Reply;
}

/** For each turn, for each variable, the class of each value. A variable with one class everywhere is not in the key. */
export function alikeValues(scenario: Scenario, visit: Visit): ReadonlyMap<TurnId, readonly Classes[]> {
  const known = new Map<TurnId, Classes[]>();
  const leaves = visit.leaves.flatMap(({ when }) => (when ? [when] : []));
  /** Counters change by rules of their own; they are held whole. */
  const counted = new Set(scenario.variables.flatMap(({ kind }, variable) => (kind === 'counter' ? [variable] : [])));
  const guardsAtEnd = visit.endings.flatMap(({ when }) => (when ? [when] : []));
  const atEnd = scenario.variables.map((_, variable) =>
    classesBy(scenario, variable, (value) => signature(guardsAtEnd, variable, value)),
  );

  const classesAt = (id: TurnId): readonly Classes[] => {
    const before = known.get(id);
    if (before) return before;
    const turn = visit.turns[id];
    if (!turn) return [];
    const edges = edgesOf(visit, turn);
    edges.forEach(({ reply: { goto } }) => goto !== undefined && goto !== 'end' && classesAt(goto));
    const made = scenario.variables.map((_, variable) => classOf(id, turn, edges, variable));
    known.set(id, made);
    return made;
  };

  const classOf = (id: TurnId, turn: Turn, edges: readonly Edge[], variable: number): Classes => {
    if (variable === STOOD) return [0, 1];
    if (variable === SCREEN) return isScreenRead(turn, edges) ? [0, 1] : [0, 0];
    if (counted.has(variable)) return classesBy(scenario, variable, String);
    if (turn.dues.some(({ debt }) => debt === variable)) return [0, 1];
    const asked = turn.choices.flatMap(({ move }) => contextOf(move, scenario));
    // Waiting stays in the turn, so the turn's own classes are part of the answer: refine until nothing changes.
    let classes: Classes = classesBy(scenario, variable, (value) => signature(asked, variable, value));
    for (;;) {
      const own = classes;
      const refined = classesBy(scenario, variable, (value) => {
        const marks = [`${own[value - minOf(scenario, variable)] ?? 0}`];
        for (const edge of edges) marks.push(futureOf(id, turn, edge, variable, value, own));
        return marks.join('|');
      });
      if (new Set(refined).size === new Set(own).size) return refined;
      classes = refined;
    }
  };

  /** The screen is turned to and from, nothing else: it matters while some guard ahead asks for it. */
  const isScreenRead = (turn: Turn, edges: readonly Edge[]): boolean =>
    !turn.attend && [visit.attend.toScreen, visit.attend.toPerson].some(({ effect, talk }) => effect.length > 0 || talk)
      ? true
      : [...guardsAtEnd, ...leaves, ...edges.flatMap(({ reply: { when } }) => (when ? [when] : []))].some(
          (each) => signature([each], SCREEN, 1) !== '',
        ) ||
        edges.some(
          ({ reply: { goto } }) => goto !== undefined && goto !== 'end' && new Set(known.get(goto)?.[SCREEN]).size > 1,
        );

  const futureOf = (
    id: TurnId,
    turn: Turn,
    { before, reply }: Edge,
    variable: number,
    value: number,
    own: Classes,
  ): string => {
    const marks: string[] = [];
    const { goto } = reply;
    for (const asked of possibleValues(scenario, before, variable, [value])) {
      marks.push(signature(guardsFor(turn, visit, before), variable, asked));
      const answered = changed(
        scenario,
        talkOf(reply, variable),
        variable,
        changed(scenario, reply.effect, variable, asked),
      );
      if (goto === 'end') {
        marks.push(`${atEnd[variable]?.[answered - minOf(scenario, variable)] ?? 0}`);
        continue;
      }
      const dues = goto === undefined ? [] : (visit.turns[goto]?.dues ?? []);
      for (const settled of possibleValues(
        scenario,
        dues.flatMap(({ effect }) => effect),
        variable,
        [answered],
      )) {
        const next = goto === undefined || goto === id ? own : known.get(goto)?.[variable];
        marks.push(signature(leaves, variable, settled), `${next?.[settled - minOf(scenario, variable)] ?? 0}`);
      }
    }
    return marks.join();
  };

  const guardsFor = (turn: Turn, of: Visit, before: readonly Change[]): readonly Condition[] =>
    guardsByEdge(turn, of).get(before) ?? [];

  const guards = new Map<Turn, Map<readonly Change[], readonly Condition[]>>();
  const edgesByTurn = new Map<Turn, readonly Edge[]>();
  const guardsByEdge = (turn: Turn, of: Visit): Map<readonly Change[], readonly Condition[]> => {
    if (!guards.has(turn)) edgesOf(of, turn);
    return guards.get(turn) ?? new Map<readonly Change[], readonly Condition[]>();
  };

  function edgesOf(of: Visit, turn: Turn): readonly Edge[] {
    const made = edgesByTurn.get(turn);
    if (made) return made;
    const asked = new Map<readonly Change[], readonly Condition[]>();
    const edges: Edge[] = [];
    const add = (before: readonly Change[], replies: readonly Reply[]) => {
      asked.set(
        before,
        replies.flatMap(({ when }) => (when ? [when] : [])),
      );
      replies.forEach((reply) => edges.push({ before, reply }));
    };
    turn.choices.forEach((choice) => {
      add(sayingChanges(scenario, choice), choice.replies);
    });
    add([], turn.wait ?? [of.wait]);
    add([], turn.attend ?? [of.attend.toScreen, of.attend.toPerson]);
    guards.set(turn, asked);
    edgesByTurn.set(turn, edges);
    return edges;
  }

  Object.values(visit.turns).forEach(({ id }) => classesAt(id));
  return known;
}

/** All that saying a choice may do: its own effect, and each default that it may have where its own says nothing. */
function sayingChanges(scenario: Scenario, choice: Choice): Change[] {
  const own = new Set(choice.effect.map(({ variable }) => variable));
  const byDefault = scenario.variables.flatMap(({ name, kind }, variable): Change[] => {
    if (own.has(variable)) return [];
    if (variable === PERMISSION)
      return possibleDefaults(choice.move, 'permission', scenario).flatMap((by): Change[] =>
        by > 0 ? [{ variable, how: 'set', by: 1 }] : [],
      );
    return kind === 'scale' || kind === 'counter'
      ? possibleDefaults(choice.move, name, scenario).map((by) => ({ variable, how: 'add', by }))
      : [];
  });
  return [...byDefault, ...choice.effect];
}

/** Where a value may be after changes each of which may or may not happen. */
function possibleValues(
  scenario: Scenario,
  changes: readonly Change[],
  variable: number,
  values: readonly number[],
): readonly number[] {
  const mine = changes.filter((change) => change.variable === variable);
  let reached = new Set(values);
  for (const change of mine)
    reached = new Set([...reached].flatMap((value) => [value, changed(scenario, [change], variable, value)]));
  return [...reached];
}

function talkOf({ talk }: Reply, variable: number): readonly Change[] {
  if (variable !== MOMENTUM || !talk || talk.kind === 'neutral') return [];
  return [{ variable, how: 'add', by: talk.kind === 'change' ? 1 : -1 }];
}

function changed(scenario: Scenario, changes: readonly Change[], variable: number, value: number): number {
  const known = scenario.variables[variable];
  if (!known) return value;
  return changes.reduce((now, change) => (change.variable === variable ? valueAfter(change, now, known) : now), value);
}

function classesBy(scenario: Scenario, variable: number, mark: (value: number) => string): Classes {
  const bounds = scenario.variables[variable];
  const numbers = new Map<string, number>();
  const classes: number[] = [];
  for (let value = bounds?.min ?? 0; value <= (bounds?.max ?? 0); value++) {
    const text = mark(value);
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    classes.push(numbers.get(text) ?? 0);
  }
  return classes;
}

function minOf(scenario: Scenario, variable: number): number {
  return scenario.variables[variable]?.min ?? 0;
}

/** How conditions treat one value of one variable: each of their tests of it, true or false. */
function signature(conditions: readonly Condition[], variable: number, value: number): string {
  const marks: string[] = [];
  const visit = (condition: Condition): void => {
    if ('variable' in condition) {
      if (condition.variable === variable) marks.push(value >= condition.min && value <= condition.max ? '1' : '0');
    } else if ('not' in condition) visit(condition.not);
    else ('all' in condition ? condition.all : condition.any).forEach(visit);
  };
  conditions.forEach(visit);
  return marks.join('');
}
