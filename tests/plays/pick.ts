/** Picks a play to an ending that is worth reading: plausible for how it ends, and with lines that no other golden play has. */
import { comingIn } from '../../src/engine/opening';
import type { EndingKind, Reply, Scenario, Visit, Worth } from '../../src/engine/scenario';
import { foldBack } from '../../src/prove/futures';
import { walkVisit, type Start, type State, type Step, type Turnout, type Walk } from '../../src/prove/walk';

/** How well a choice of each worth fits a play that ends so. */
const fitting: Record<EndingKind, Record<Worth, number>> = {
  good: { 2: 2, 1: 1, 0: -1 },
  mixed: { 2: 1, 1: 1, 0: 0.3 },
  poor: { 2: 0.3, 1: 0.8, 0: 1 },
};
const NEVER = -10_000;

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
  const worth = ({ turn }: State, { decision, choice, reply }: Turnout): number => {
    const fresh = wish.heard.has(reply) ? 0 : 1;
    if (choice) return fresh + fitting[wish.kind][choice.worth] - (wish.unlike.has(`${turn.id}.${decision}`) ? 3 : 0);
    const authored = decision === 'w' ? turn.wait : turn.attend;
    // A pause now and then reads well; one at each turn does not.
    return authored && fresh && isOneInFive(`${wish.ending}${turn.id}${decision}`) ? 0.2 : -2;
  };
  const best = foldBack(
    walk,
    ({ id }) => (id === wish.ending ? 0 : NEVER),
    (state, eachStep) => {
      let most = NEVER;
      eachStep((value, turnout) => {
        most = Math.max(most, value + worth(state, turnout));
      });
      return most;
    },
  );
  const starts = walk.states.flatMap(({ from }, place) => (from < 0 ? [place] : []));
  const first = starts.reduce((one, other) => ((best[other] ?? NEVER) > (best[one] ?? NEVER) ? other : one));
  if ((best[first] ?? NEVER) < NEVER / 2) return undefined;
  let decisions = '';
  for (let place = first; place >= 0;) {
    const state = walk.states[place] as State;
    const value = (step: Step): number =>
      worth(state, step) + (step.ending ? (step.ending.id === wish.ending ? 0 : NEVER) : (best[step.to] ?? NEVER));
    const step = state.steps.reduce((one, other) => (value(other) > value(one) ? other : one));
    decisions += step.decision;
    place = step.to;
  }
  return [walk.origins[first]?.earlier, `${walk.visit.id}:${decisions}`].filter(Boolean).join(' ');
}

function isOneInFive(text: string): boolean {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % 5 === 0;
}
