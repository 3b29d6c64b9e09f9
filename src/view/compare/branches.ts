/** Two ways through one visit: where they part, and what each did to the person from there. */
import { accountOf } from '../../engine/debrief';
import { CONFIDENCE, FRICTION, IMPORTANCE, TRUST } from '../../engine/person';
import type { EndingKind, Person } from '../../engine/scenario';
import { turnNow, type Session } from '../../engine/session';
import type { Key } from '../../i18n/language';
import { accountSoFar, exchangesOf, type Exchange } from '../consultation/lines';

/** How many decisions both have in common. */
export function partingOf(one: Session, other: Session): number {
  const at = one.log.findIndex(({ decision }, place) => decision !== other.log[place]?.decision);
  return at < 0 ? one.log.length : at;
}

/** One decision, what the person answered, and what it changed in them. */
export interface BranchTurn {
  readonly exchange: Exchange;
  readonly answer: readonly string[];
  readonly changes: readonly Key[];
}

export interface Branch {
  readonly turns: readonly BranchTurn[];
  readonly ending: EndingKind | undefined;
  /** What happened afterwards; undefined while it is not over. */
  readonly after: string | undefined;
  /** How it was for them: of the whole when it is over, else of what has been said. */
  readonly account: string;
}

export function branchFrom(session: Session, at: number): Branch {
  const exchanges = exchangesOf(session);
  const { ending } = session;
  return {
    turns: exchanges.slice(at).map((exchange) => ({
      exchange,
      answer: exchanges[exchange.at + 1]?.heard ?? turnNow(session).says,
      changes: changesBetween(exchange.entry.before.person, exchange.entry.next.person),
    })),
    ending: ending?.kind,
    after: ending?.after,
    account: (ending ? accountOf(session) : accountSoFar(session)).join(' '),
  };
}

const scales = [
  { scale: TRUST, up: 'compare.trustUp', down: 'compare.trustDown' },
  { scale: FRICTION, up: 'compare.frictionUp', down: 'compare.frictionDown' },
  { scale: IMPORTANCE, up: 'compare.importanceUp', down: 'compare.importanceDown' },
  { scale: CONFIDENCE, up: 'compare.confidenceUp', down: 'compare.confidenceDown' },
] as const;

/** What changed in the person, in words; the same words whether by much or by little. */
export function changesBetween(before: Person, after: Person): readonly Key[] {
  return scales.flatMap(({ scale, up, down }) => {
    const by = (after[scale] ?? 0) - (before[scale] ?? 0);
    return by === 0 ? [] : [by > 0 ? up : down];
  });
}

const worth: Record<EndingKind, number> = { poor: 1, mixed: 2, good: 3 };

/** Does the first stand as the better ending? Of two that ended alike the earlier stands. */
export function standsBefore(one: Branch, other: Branch): boolean {
  return one.ending !== undefined && worth[one.ending] >= (other.ending ? worth[other.ending] : 0);
}
