/**
 * What can no longer change ahead of a turn, and what is still asked of it. Of such variables a guard’s answer is settled: whether the plan is
 * whole is then one thing to remember, not each of its slots.
 */
import { MOMENTUM, PERMISSION, possibleDefaults, SCREEN, STOOD, contextOf } from '../engine/person';
import type { Choice, Condition, Reply, Scenario, TurnId, Visit } from '../engine/scenario';

export interface Ahead {
  /** Variables that a decision at this turn or a later one may change. */
  readonly changes: ReadonlySet<number>;
  /** Everything that may still be asked. */
  readonly asks: ReadonlySet<Condition>;
}

export function aheadOf(scenario: Scenario, visit: Visit): (turn: TurnId) => Ahead {
  const known = new Map<TurnId, Ahead>();
  const always = [...visit.leaves, ...visit.endings].flatMap(({ when }) => when ?? []);
  const counters = scenario.variables.flatMap(({ kind }, variable) => (kind === 'counter' ? [variable] : []));

  const from = (id: TurnId): Ahead => {
    const before = known.get(id);
    if (before) return before;
    const changes = new Set([STOOD, SCREEN, ...counters]);
    const asks = new Set(always);
    known.set(id, { changes, asks });
    const turn = visit.turns[id];
    if (!turn) return { changes, asks };
    for (const choice of turn.choices) {
      changedBySaying(scenario, choice).forEach((variable) => changes.add(variable));
      contextOf(choice.move, scenario).forEach((condition) => asks.add(condition));
    }
    for (const reply of repliesOf(visit, id)) {
      if (reply.when) asks.add(reply.when);
      for (const { variable } of reply.effect) changes.add(variable);
      if (reply.talk) changes.add(MOMENTUM);
      if (reply.goto === undefined || reply.goto === 'end') continue;
      for (const { debt, effect } of visit.turns[reply.goto]?.dues ?? [])
        [debt, ...effect.map(({ variable }) => variable)].forEach((variable) => changes.add(variable));
      const next = from(reply.goto);
      next.changes.forEach((variable) => changes.add(variable));
      next.asks.forEach((condition) => asks.add(condition));
    }
    return { changes, asks };
  };
  return from;
}

function repliesOf(visit: Visit, id: TurnId): readonly Reply[] {
  const turn = visit.turns[id];
  if (!turn) return [];
  const { toScreen, toPerson } = visit.attend;
  return [
    ...turn.choices.flatMap(({ replies }) => replies),
    ...(turn.wait ?? [visit.wait]),
    ...(turn.attend ?? [toScreen, toPerson]),
  ];
}

function changedBySaying(scenario: Scenario, { move, effect }: Choice): readonly number[] {
  const byDefault = scenario.variables.flatMap(({ name }, variable) =>
    possibleDefaults(move, variable === PERMISSION ? 'permission' : name, scenario).some((by) => by !== 0)
      ? [variable]
      : [],
  );
  return [...byDefault, ...effect.map(({ variable }) => variable)];
}

/** The largest parts of what is asked that nothing ahead can change: their truth, and no more, must be remembered of those variables. */
export function settledParts({ changes, asks }: Ahead): readonly Condition[] {
  const parts = new Map<string, Condition>();
  const add = (part: Condition) => parts.set(JSON.stringify(part), part);
  const take = (condition: Condition): void => {
    if (isSettled(condition, changes)) add(condition);
    else if ('not' in condition) take(condition.not);
    else if ('all' in condition) takeOf(condition.all, (all) => ({ all }));
    else if ('any' in condition) takeOf(condition.any, (any) => ({ any }));
  };
  const takeOf = (conditions: readonly Condition[], join: (settled: readonly Condition[]) => Condition): void => {
    const settled = conditions.filter((each) => isSettled(each, changes));
    if (settled.length > 0) add(join(settled));
    conditions.filter((each) => !settled.includes(each)).forEach(take);
  };
  asks.forEach(take);
  return [...parts.values()];
}

function isSettled(condition: Condition, changes: ReadonlySet<number>): boolean {
  if ('variable' in condition) return !changes.has(condition.variable);
  if ('not' in condition) return isSettled(condition.not, changes);
  return ('all' in condition ? condition.all : condition.any).every((each) => isSettled(each, changes));
}
