/** Picks a play to an ending that is worth reading: plausible for how it ends, and with lines that no other golden play has. */
import { comingIn } from '../../src/engine/opening';
import type { EndingKind, Reply, Scenario, Visit, Worth } from '../../src/engine/scenario';
import { bestPlay, notationOf } from '../../src/prove/futures';
import type { Turnout } from '../../src/prove/states';
import { walkVisit, type Start, type Walk } from '../../src/prove/walk';

/** How well a choice of each worth fits a play that ends so. */
const fitting: Record<EndingKind, Record<Worth, number>> = {
  good: { 2: 2, 1: 1, 0: -1 },
  mixed: { 2: 1, 1: 1, 0: 0.3 },
  poor: { 2: 0.3, 1: 0.8, 0: 1 },
};

/** @param earlier who comes in to a later visit: ends of the earlier one's plays. */
export function walkToPick(scenario: Scenario, visit: Visit, earlier: readonly Start[]): Walk {
  const anew = { comesIn: comingIn(scenario, visit), earlier: '' };
  return walkVisit(scenario, visit, earlier.length > 0 ? earlier : [anew]);
}

export interface Wish {
  readonly ending: string;
  readonly kind: EndingKind;
  /** Replies that other plays have. */
  readonly heard: ReadonlySet<Reply>;
  /** `turn.letter` that another way to the same ending takes: to be unlike it. */
  readonly unlike: ReadonlySet<string>;
}

/** @returns undefined when no play comes to that ending. */
export function pickPlay(walk: Walk, wish: Wish): string | undefined {
  const worth = ({ turn, decision, choice, reply }: Turnout): number => {
    const fresh = wish.heard.has(reply) ? 0 : 1;
    if (choice) return fresh + fitting[wish.kind][choice.worth] - (wish.unlike.has(`${turn.id}.${decision}`) ? 3 : 0);
    const authored = decision === 'w' ? turn.wait : turn.attend;
    // A pause now and then reads well; one at each turn does not.
    return authored && fresh && isOneInFive(`${wish.ending}${turn.id}${decision}`) ? 0.2 : -2;
  };
  const best = bestPlay(walk, { atEnding: ({ id }) => (id === wish.ending ? 0 : -Infinity), worth });
  return best && notationOf(walk, best);
}

function isOneInFive(text: string): boolean {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % 5 === 0;
}
