/**
 * Which values of a variable no later guard can tell apart, turn by turn. Two states whose values are all alike have the same future,
 * so the walk holds them as one.
 *
 * A value's class follows backwards from the endings: two values are alike at a turn when every guard there treats them the same and
 * every change they may meet leads to values that are alike at the turn it goes to. Changes touch one variable at a time, so each
 * variable is classed alone; where a change depends on something else, all it could be is taken. Of variables that nothing ahead changes,
 * only the answers that are still asked of them together are kept: see `settled.ts`.
 *
 * Longer than most files, because it is one argument: a class is followed back through every kind of change that a turn may make.
 */
import { bandOf } from '../engine/opening';
import {
  contextOf,
  MOMENTUM,
  PERMISSION,
  possibleDefaults,
  SCREEN,
  STOOD,
  TOLD,
  TRUST,
  valueAfter,
} from '../engine/person';
import type { Change, Choice, Condition, Reply, Scenario, Turn, TurnId, Visit } from '../engine/scenario';
import { aheadOf, settledParts } from './settled';

/** Classes of a variable's values at a turn, indexed by value less the variable's minimum. */
type Classes = readonly number[];

/** What must be told apart at a turn. */
export interface Apart {
  /** For each variable, the class of each value; one class where nothing need be told apart. */
  readonly classes: readonly Classes[];
  /** Conditions that hold or do not. */
  readonly whether: readonly Condition[];
}

/** One way through a turn: what is done before the guards are asked, what after, and where it leads. */
interface Edge {
  /** Each value that saying it may make of a value, in an order that is the same for every value. */
  readonly before: (variable: number, value: number) => readonly number[];
  /** The guards that are asked then. */
  readonly guards: readonly Condition[];
  readonly reply: Reply;
  /** The variables that it asks about or changes. */
  readonly touches: ReadonlySet<number>;
}

/** For each turn what must be told apart there. */
export function whatIsApart(scenario: Scenario, visit: Visit): ReadonlyMap<TurnId, Apart> {
  const lasting = lastingClasses(scenario, visit);
  const ahead = aheadOf(scenario, visit);
  return new Map(
    [...alikeValues(scenario, visit)].map(([id, values]) => {
      const own = ahead(id);
      const classes = values.map((each, variable) =>
        own.changes.has(variable) ? each : (lasting[variable] ?? each.map(() => 0)),
      );
      return [id, { classes, whether: settledParts(own) }];
    }),
  );
}

/**
 * For each variable that a later visit takes over, which of its values at the end of this one that visit can tell apart; undefined for
 * every other.
 */
export function lastingClasses(scenario: Scenario, visit: Visit): readonly (Classes | undefined)[] {
  const later = scenario.visits.flatMap((each) => (each.after === visit.id && each.carries ? [each] : []));
  return scenario.variables.map((_, variable) =>
    later.some(({ carries }) => variable === TRUST || carries?.keeps.includes(variable))
      ? classesBy(scenario, variable, (value) => later.map((each) => takenOver(scenario, each, variable, value)).join())
      : undefined,
  );
}

function takenOver(scenario: Scenario, visit: Visit, variable: number, value: number): string {
  if (variable === TRUST) return bandOf(value);
  if (!visit.carries?.keeps.includes(variable)) return '';
  const { safety } = scenario.facts.find((each) => each.variable === variable) ?? {};
  const isItem = scenario.agenda.some((each) => each.variable === variable);
  const openings = [...visit.openings, { turn: visit.start, effect: [] }];
  const classes = openings.map(({ turn, effect }) =>
    classOfValue(
      scenario,
      alikeValues(scenario, visit).get(turn),
      variable,
      changed(scenario, effect, variable, value),
    ),
  );
  const guards = visit.openings.map(({ when }) => when);
  // The proof asks of every good ending whether these were so, whatever the guards ask.
  const proved = (safety && value) || (isItem && value >= TOLD);
  return [signature(guards, variable, value), ...classes, proved].join();
}

function classOfValue(scenario: Scenario, classes: readonly Classes[] | undefined, variable: number, value: number) {
  return classes?.[variable]?.[value - minOf(scenario, variable)] ?? 0;
}

/** For each turn, for each variable, the class of each value, each variable alone. */
function alikeValues(scenario: Scenario, visit: Visit): ReadonlyMap<TurnId, readonly Classes[]> {
  const before = alike.get(visit)?.get(scenario);
  if (before) return before;
  const made = findAlike(scenario, visit);
  alike.set(visit, new WeakMap([[scenario, made]]));
  return made;
}

const alike = new WeakMap<Visit, WeakMap<Scenario, ReadonlyMap<TurnId, readonly Classes[]>>>();

function findAlike(scenario: Scenario, visit: Visit): ReadonlyMap<TurnId, readonly Classes[]> {
  const known = new Map<TurnId, Classes[]>();
  const leaves = visit.leaves.flatMap(({ when }) => (when ? [when] : []));
  /** Counters change by rules of their own; they are held whole. */
  const counted = new Set(scenario.variables.flatMap(({ kind }, variable) => (kind === 'counter' ? [variable] : [])));
  const guardsAtEnd = visit.endings.flatMap(({ when }) => (when ? [when] : []));
  const ahead = aheadOf(scenario, visit);
  const lasting = lastingClasses(scenario, visit);
  const memory = (variable: number, value: number): string =>
    `${lasting[variable]?.[value - minOf(scenario, variable)] ?? ''}`;
  const atEnd = scenario.variables.map((_, variable) =>
    classesBy(scenario, variable, (value) => `${signature(guardsAtEnd, variable, value)} ${memory(variable, value)}`),
  );

  const classesAt = (id: TurnId): readonly Classes[] => {
    const before = known.get(id);
    if (before) return before;
    const turn = visit.turns[id];
    if (!turn) return [];
    const edges = edgesOf(turn);
    edges.forEach(({ reply: { goto } }) => goto !== undefined && goto !== 'end' && classesAt(goto));
    const { changes, asks } = ahead(id);
    const asked = [...asks];
    const made = scenario.variables.map((_, variable) =>
      changes.has(variable) || isDue(turn, variable)
        ? classOf(id, turn, edges, variable)
        : classesBy(scenario, variable, (value) => signature(asked, variable, value) + memory(variable, value)),
    );
    known.set(id, made);
    return made;
  };

  const classOf = (id: TurnId, turn: Turn, edges: readonly Edge[], variable: number): Classes => {
    if (variable === STOOD) return [0, 1];
    if (variable === SCREEN) return isScreenRead(turn, edges) ? [0, 1] : [0, 0];
    if (counted.has(variable)) return classesBy(scenario, variable, String);
    if (isDue(turn, variable)) return [0, 1];
    // Waiting stays in the turn, so the turn's own classes are part of the answer: refine until nothing changes.
    const ways = waysFor(id, edges, variable);
    const asked = contextsOf(turn);
    let classes: Classes = classesBy(scenario, variable, (value) => signature(asked, variable, value));
    for (;;) {
      const own = classes;
      const refined = classesBy(scenario, variable, (value) => {
        let marks = `${own[value - minOf(scenario, variable)] ?? 0}`;
        for (const edge of ways) marks += `|${futureOf(id, edge, variable, value, own)}`;
        return marks;
      });
      if (Math.max(...refined) === Math.max(...own)) return refined;
      classes = refined;
    }
  };

  const contexts = new Map<Turn, readonly Condition[]>();
  const contextsOf = (turn: Turn): readonly Condition[] => {
    const asked = contexts.get(turn) ?? turn.choices.flatMap(({ move }) => contextOf(move, scenario));
    contexts.set(turn, asked);
    return asked;
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
    { before, guards, reply, touches }: Edge,
    variable: number,
    value: number,
    own: Classes,
  ): string => {
    const marks: string[] = [];
    const { goto } = reply;
    for (const asked of touches.has(variable) ? before(variable, value) : [value]) {
      marks.push(signature(guards, variable, asked));
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
      const next = goto === undefined || goto === id ? own : known.get(goto)?.[variable];
      const entered = goto === undefined ? undefined : visit.turns[goto];
      for (const row of entered ? afterDues(scenario, entered, variable) : [undefined]) {
        const settled = row?.[answered - minOf(scenario, variable)] ?? answered;
        marks.push(signature(leaves, variable, settled), `${next?.[settled - minOf(scenario, variable)] ?? 0}`);
        if (leaves.length > 0) marks.push(memory(variable, settled));
      }
    }
    return marks.join();
  };

  function edgesOf(turn: Turn): readonly Edge[] {
    const edges: Edge[] = [];
    const add = (before: Edge['before'], replies: readonly Reply[], choice?: Choice) => {
      const guards = replies.flatMap(({ when }) => (when ? [when] : []));
      const asked = new Set(guards.flatMap(variablesIn));
      choice?.effect.forEach(({ variable }) => asked.add(variable));
      scenario.variables.forEach((_, variable) => {
        if (choice && defaults(choice, variable)) asked.add(variable);
      });
      for (const reply of replies) {
        const touches = new Set([
          ...asked,
          ...reply.effect.map(({ variable }) => variable),
          ...(reply.talk ? [MOMENTUM] : []),
        ]);
        edges.push({ before, guards, reply, touches });
      }
    };
    const defaults = ({ move }: Choice, variable: number): boolean =>
      possibleDefaults(move, scenario.variables[variable]?.name ?? '', scenario).some((by) => by !== 0);
    const unchanged: Edge['before'] = (_, value) => [value];
    turn.choices.forEach((choice) => {
      add((variable, value) => afterSaying(scenario, choice, variable, value), choice.replies, choice);
    });
    add(unchanged, turn.wait ?? [visit.wait]);
    add(unchanged, turn.attend ?? [visit.attend.toScreen, visit.attend.toPerson]);
    return edges;
  }

  Object.values(visit.turns).forEach(({ id }) => classesAt(id));
  return known;
}

function isDue({ dues }: Turn, variable: number): boolean {
  return dues.some(({ debt }) => debt === variable);
}

/** The ways that matter for a variable: those that touch it, and of the others one to each other turn. */
function waysFor(id: TurnId, edges: readonly Edge[], variable: number): readonly Edge[] {
  const gone = new Set<string | undefined>([undefined, id]);
  return edges.filter(({ touches, reply: { goto } }) => {
    if (touches.has(variable)) return true;
    const isNew = !gone.has(goto);
    gone.add(goto);
    return isNew;
  });
}

function variablesIn(condition: Condition): number[] {
  return testsIn(condition).map(({ variable }) => variable);
}

/** What saying a choice may make of a value: its own effect, or each default that it may have where its own says nothing. */
function afterSaying(scenario: Scenario, choice: Choice, variable: number, value: number): readonly number[] {
  if (choice.effect.some((own) => own.variable === variable))
    return [changed(scenario, choice.effect, variable, value)];
  const known = scenario.variables[variable];
  if (variable === PERMISSION)
    return possibleDefaults(choice.move, 'permission', scenario).some((by) => by > 0) ? [1] : [value];
  if (!known || (known.kind !== 'scale' && known.kind !== 'counter')) return [value];
  const steps = possibleDefaults(choice.move, known.name, scenario);
  return (steps.length > 0 ? steps : [0]).map((by) =>
    changed(scenario, [{ variable, how: 'add', by }], variable, value),
  );
}

/**
 * Where costs that are due may bring each value of a variable: a row for every way in which they come or not, indexed by value less the
 * minimum. Ways that do the same to every value are one.
 */
function afterDues(scenario: Scenario, turn: Turn, variable: number): readonly (readonly number[])[] {
  let known = rowsAt.get(turn);
  if (!known) rowsAt.set(turn, (known = new Map()));
  let rows = known.get(variable);
  if (!rows) {
    const { min = 0, max = 0 } = scenario.variables[variable] ?? {};
    const none = Array.from({ length: max - min + 1 }, (_, value) => min + value);
    const distinct = new Map([[none.join(), none]]);
    for (const { effect } of turn.dues)
      for (const row of [...distinct.values()]) {
        const after = row.map((value) => changed(scenario, effect, variable, value));
        distinct.set(after.join(), after);
      }
    known.set(variable, (rows = [...distinct.values()]));
  }
  return rows;
}

const rowsAt = new WeakMap<Turn, Map<number, readonly (readonly number[])[]>>();

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
  let tests = testsOf.get(conditions);
  if (!tests) {
    testsOf.set(conditions, (tests = new Map<number, Test[]>()));
    for (const test of conditions.flatMap(testsIn))
      tests.set(test.variable, [...(tests.get(test.variable) ?? []), test]);
  }
  let marks = '';
  for (const { min, max } of tests.get(variable) ?? []) marks += value >= min && value <= max ? '1' : '0';
  return marks;
}

type Test = Extract<Condition, { readonly variable: number }>;
const testsOf = new WeakMap<readonly Condition[], Map<number, Test[]>>();

function testsIn(condition: Condition): Test[] {
  if ('variable' in condition) return [condition];
  if ('not' in condition) return testsIn(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(testsIn);
}
