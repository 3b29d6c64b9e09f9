/** What can still come of a state: exact, by one backward pass over a walk. */
import { valueAfter } from '../engine/person';
import type { Change, Ending, EndingKind } from '../engine/scenario';
import type { Turnout } from './states';
import type { Start, Walk } from './walk';

/** What an ending counts for, and what each turnout on the way there adds; −∞ where it is out of the question. */
export interface Wish {
  readonly atEnding: (ending: Ending) => number;
  readonly worth: (turnout: Turnout) => number;
}

/** The most that each state can still come to, from the endings backwards. */
export function mostFrom(walk: Walk, { atEnding, worth }: Wish): Float64Array {
  const { order, first, end, which, to } = walk.steps;
  const worths = Float64Array.from(
    walk.turnouts,
    (turnout) => worth(turnout) + (turnout.ending ? atEnding(turnout.ending) : 0),
  );
  const values = new Float64Array(walk.states.length).fill(-Infinity);
  for (let last = order.length - 1; last >= 0; last--) {
    const place = order.at(last);
    let most = -Infinity;
    for (let at = first.at(place); at < end.at(place); at++) {
      const next = to.at(at);
      const value = (worths[which.at(at)] ?? 0) + (next < 0 ? 0 : (values[next] ?? 0));
      if (value > most) most = value;
    }
    values[place] = most;
  }
  return values;
}

/**
 * The play that comes to most.
 *
 * @param starts of those who may come in, who is meant.
 * @returns undefined when none comes to anything.
 */
export function bestPlay(walk: Walk, wish: Wish, starts: readonly number[] = walk.opens): Play | undefined {
  const values = mostFrom(walk, wish);
  const from = (place: number): number => values[place] ?? -Infinity;
  const start = starts.reduce<number>((best, place) => (from(place) > from(best) ? place : best), starts[0] ?? -1);
  if (from(start) === -Infinity) return undefined;
  const turnouts: Turnout[] = [];
  for (let place = start; place >= 0;) {
    const step = walk.states[place]?.steps.find(
      (each) => wish.worth(each) + (each.ending ? wish.atEnding(each.ending) : from(each.to)) === from(place),
    );
    if (!step) throw new Error(`The most that ${walk.visit.id} comes to at ${String(place)} is nowhere.`);
    turnouts.push(step);
    place = step.to;
  }
  return { start: walk.origins[start], value: from(start), turnouts };
}

/** One way through a visit. */
export interface Play {
  readonly start: Start | undefined;
  readonly value: number;
  readonly turnouts: readonly Turnout[];
}

/** A play as one writes it: `first:abd`, and before it the earlier visit’s where that matters. */
export function notationOf({ visit }: Walk, { start, turnouts }: Play): string {
  return [start?.earlier, `${visit.id}:${turnouts.map(({ decision }) => decision).join('')}`].filter(Boolean).join(' ');
}

const rankOf: Record<EndingKind, number> = { poor: 0, mixed: 1, good: 2 };
const kinds: readonly EndingKind[] = ['poor', 'mixed', 'good'];

/** The best ending that each state can still reach. */
export function bestFrom(walk: Walk): EndingKind[] {
  const best = mostFrom(walk, { atEnding: ({ kind }) => rankOf[kind], worth: () => 0 });
  return Array.from(best, (each) => kinds[each] ?? 'poor');
}

/** The most that can still be said from each state. */
export function longestFrom(walk: Walk): Float64Array {
  return mostFrom(walk, { atEnding: () => 0, worth: ({ choice }) => (choice ? 1 : 0) });
}

/**
 * The largest chance, over those who may come in, that play by dice ends well.
 *
 * @param standing whether the dice may also wait and turn, or only speak.
 */
export function chanceOfGood(walk: Walk, standing: boolean): number {
  const { order, first, end, which, to } = walk.steps;
  const atEnding = Float64Array.from(walk.turnouts, ({ ending }) => (ending?.kind === 'good' ? 1 : 0));
  const counts = Uint8Array.from(walk.turnouts, ({ choice }) => (standing || choice ? 1 : 0));
  const chances = new Float64Array(walk.states.length);
  for (let last = order.length - 1; last >= 0; last--) {
    const place = order.at(last);
    let sum = 0;
    let count = 0;
    for (let at = first.at(place); at < end.at(place); at++) {
      const turnout = which.at(at);
      if (counts[turnout] === 0) continue;
      const next = to.at(at);
      sum += next < 0 ? (atEnding[turnout] ?? 0) : (chances[next] ?? 0);
      count++;
    }
    chances[place] = count === 0 ? 0 : sum / count;
  }
  return Math.max(0, ...walk.opens.map((place) => chances[place] ?? 0));
}

const good = ({ kind }: Ending): number => (kind === 'good' ? 0 : -Infinity);

/**
 * The good play that shares least with what another said: the second route.
 *
 * @param other choices, which are each of one turn.
 * @returns undefined when no good play exists.
 */
export function goodPlayUnlike(walk: Walk, other: ReadonlySet<Turnout['choice']>): Play | undefined {
  return bestPlay(walk, { atEnding: good, worth: ({ choice }) => (choice && !other.has(choice) ? 1 : 0) });
}

/** A variable that has come at least so far: a safety fact, or what was told. None of these ever goes back, and who comes in is kept apart by them (`alike.ts`). */
export interface Reached {
  readonly variable: number;
  readonly least: number;
}

/**
 * A good play at whose end none of these is so. The walk holds those as one who differ in what no guard asks; which turnouts a play is made
 * of it knows of each.
 */
export function goodPlayWithout(walk: Walk, reached: readonly Reached[]): Play | undefined {
  const { scenario } = walk;
  const brings = (change: Change): boolean =>
    reached.some(({ variable, least }) => {
      const known = scenario.variables[variable];
      return change.variable === variable && known !== undefined && valueAfter(change, known.min, known) >= least;
    });
  const without = walk.starts.flatMap(({ comesIn }, at) =>
    reached.some(({ variable, least }) => (comesIn[variable] ?? 0) >= least) ? [] : (walk.opens[at] ?? []),
  );
  const worth = ({ choice, reply }: Turnout): number =>
    [...(choice?.effect ?? []), ...reply.effect].some(brings) ? -Infinity : 0;
  return bestPlay(walk, { atEnding: good, worth }, without);
}
