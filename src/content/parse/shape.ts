/** The shape of a visit: every turn reached, no loop, costs that lie ahead, at most twelve choices on the longest path and twenty turns. */
import type { Reply, TurnId, Visit } from '../../engine/scenario';
import type { Path, Source } from './source';

const MOST_TURNS = 20;
const MOST_CHOICES = 12;

export function checkShape(source: Source, visit: Visit, path: Path): void {
  const turns = Object.values(visit.turns);
  const next = new Map(turns.map((turn) => [turn.id, turnsAfter(visit, turn.id)]));
  const starts = [visit.start, ...visit.openings.map(({ turn }) => turn)];
  const loop = findLoop(visit.start, next);
  if (loop) {
    source.report(
      [...path, 'turns', loop.at(-1) ?? ''],
      'loop',
      `These turns run in a circle: ${loop.join(' → ')}.`,
      'A conversation only goes forward; write a later turn for the second time round.',
    );
    return;
  }
  const reached = new Set<TurnId>();
  const walk = (id: TurnId): void => {
    if (reached.has(id)) return;
    reached.add(id);
    next.get(id)?.forEach(walk);
  };
  starts.forEach(walk);
  for (const { id } of turns) {
    if (!reached.has(id))
      source.report(
        [...path, 'turns', id],
        'unreachable-turn',
        `Nothing leads to the turn “${id}”.`,
        'Point a “goto” at it, or take it out.',
      );
  }
  if (turns.length > MOST_TURNS)
    source.report(
      [...path, 'turns'],
      'too-many-turns',
      `This visit has ${turns.length} turns; ${MOST_TURNS} is the most.`,
    );
  const depth = Math.max(...starts.map((start) => longestFrom(start, next, new Map())));
  if (depth > MOST_CHOICES)
    source.report(
      [...path, 'turns'],
      'too-long',
      `The longest way through takes ${depth} choices; ${MOST_CHOICES} is the most.`,
    );
  for (const turn of turns) {
    for (const { later } of repliesOf(visit, turn.id)) {
      if (later && (later.at === turn.id || !leadsTo(turn.id, later.at, next)))
        source.report(
          [...path, 'turns', turn.id],
          'later-not-ahead',
          `A later cost arrives at “${later.at}”, which never comes after “${turn.id}”.`,
        );
    }
  }
}

function repliesOf(visit: Visit, id: TurnId): Reply[] {
  const turn = visit.turns[id];
  if (!turn) return [];
  const { toScreen, toPerson } = visit.attend;
  return [
    ...turn.choices.flatMap(({ replies }) => replies),
    ...(turn.wait ?? [visit.wait]),
    ...(turn.attend ?? [toScreen, toPerson]),
  ];
}

function turnsAfter(visit: Visit, id: TurnId): TurnId[] {
  return [...new Set(repliesOf(visit, id).flatMap(({ goto }) => (goto === undefined || goto === 'end' ? [] : [goto])))];
}

function findLoop(start: TurnId, next: ReadonlyMap<TurnId, readonly TurnId[]>): TurnId[] | undefined {
  const done = new Set<TurnId>();
  const walk = (id: TurnId, trail: readonly TurnId[]): TurnId[] | undefined => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id];
    if (done.has(id)) return undefined;
    for (const each of next.get(id) ?? []) {
      const loop = walk(each, [...trail, id]);
      if (loop) return loop;
    }
    done.add(id);
    return undefined;
  };
  for (const id of [start, ...next.keys()]) {
    const loop = walk(id, []);
    if (loop) return loop;
  }
  return undefined;
}

function longestFrom(id: TurnId, next: ReadonlyMap<TurnId, readonly TurnId[]>, known: Map<TurnId, number>): number {
  const before = known.get(id);
  if (before !== undefined) return before;
  const longest = 1 + Math.max(0, ...(next.get(id) ?? []).map((each) => longestFrom(each, next, known)));
  known.set(id, longest);
  return longest;
}

function leadsTo(from: TurnId, to: TurnId, next: ReadonlyMap<TurnId, readonly TurnId[]>): boolean {
  return (next.get(from) ?? []).some((each) => each === to || leadsTo(each, to, next));
}
